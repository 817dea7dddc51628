package org.gaitway.ppo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.RecordedFault;
import org.gaitway.sim.Model;
import org.gaitway.task.TaskDefinition;

/**
 * How far a run has come: what every trainer counts and reports, whatever the algorithm. In a
 * checkpoint it also stands for the task and the model, which must be the same again.
 */
public final class RunProgress {
  private static final int RECENT_EPISODES = 100;
  private static final String TASK_FIELD = "trainer.task";
  private static final String MODEL_FIELD = "trainer.model-sha256";

  private final TaskDefinition definition;
  private final String model;
  private final long totalSteps;
  private final ArrayDeque<Episode> recent = new ArrayDeque<>();
  private final long startNanos = System.nanoTime();
  private int update;
  private long steps;
  private long episodes;

  /** A run at its beginning. */
  public RunProgress(TrainingSettings settings, TaskDefinition definition, Model model) {
    this.definition = definition;
    this.model = model.sha256();
    this.totalSteps = settings.run().steps();
  }

  /** Whether all steps were taken. */
  public boolean finished() {
    return steps >= totalSteps;
  }

  /** Share of the steps that were taken, in [0, 1]. */
  public double fraction() {
    return Math.min(1, (double) steps / totalSteps);
  }

  /** Control steps so far. */
  public long steps() {
    return steps;
  }

  /** Updates so far. */
  public int update() {
    return update;
  }

  /** Counts a round. */
  public void count(long newSteps, List<Episode> ended) {
    update++;
    steps += newSteps;
    episodes += ended.size();
    for (Episode episode : ended) {
      recent.addLast(episode);
      if (recent.size() > RECENT_EPISODES) {
        recent.removeFirst();
      }
    }
  }

  /** The report of the round that was counted last. */
  public UpdateReport report(
      List<Episode> ended,
      long faults,
      List<RecordedFault> recordedFaults,
      UpdateStatistics statistics,
      double explainedVariance,
      RoundTimes times) {
    return new UpdateReport(
        update,
        steps,
        episodes,
        List.copyOf(recent),
        ended,
        faults,
        recordedFaults,
        statistics,
        explainedVariance,
        times.simulateSeconds(),
        times.inferSeconds(),
        times.learnSeconds(),
        (System.nanoTime() - startNanos) * 1e-9);
  }

  /**
   * What a round's time went into; not a number what was not measured.
   *
   * @param simulateSeconds the environments [s]
   * @param inferSeconds asking the policy for actions [s]
   * @param learnSeconds values, advantages and the update [s]
   */
  public record RoundTimes(double simulateSeconds, double inferSeconds, double learnSeconds) {}

  /** Saves everything, and what task and model it is of. */
  public void save(Checkpoint checkpoint) {
    checkpoint
        .put(TASK_FIELD, taskName().getBytes(StandardCharsets.UTF_8))
        .put(MODEL_FIELD, model.getBytes(StandardCharsets.UTF_8))
        .put("trainer.progress", update, steps, episodes)
        .put("trainer.recent", EpisodeRecords.encode(recent));
  }

  /**
   * Goes on from a saved state.
   *
   * @throws CheckpointException if it is of another task or model
   */
  public void restore(Checkpoint checkpoint) {
    requireSame("task", taskName(), checkpoint.bytes(TASK_FIELD));
    requireSame("model", model, checkpoint.bytes(MODEL_FIELD));
    long[] progress = checkpoint.longs("trainer.progress", 3);
    update = (int) progress[0];
    steps = progress[1];
    episodes = progress[2];
    recent.clear();
    recent.addAll(
        EpisodeRecords.decode(checkpoint.doubles("trainer.recent"), definition.rewards().size()));
  }

  /** Which update, in the words of a message. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "update %d, after %,d steps of the run, task %s", update, steps, taskName());
  }

  private String taskName() {
    return definition.name() + " " + definition.version();
  }

  private static void requireSame(String what, String expected, byte[] saved) {
    String found = new String(saved, StandardCharsets.UTF_8);
    if (!found.equals(expected)) {
      throw new CheckpointException(
          "the checkpoint is of another " + what + ": expected " + expected + ", found " + found);
    }
  }
}
