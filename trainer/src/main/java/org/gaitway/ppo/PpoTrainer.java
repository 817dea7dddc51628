package org.gaitway.ppo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.ObservationNormaliser;
import org.gaitway.rollout.RolloutBuffer;
import org.gaitway.rollout.RolloutCollector;
import org.gaitway.rollout.Workers;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.FaultException;
import org.gaitway.task.TaskDefinition;

/**
 * A training run: collects a segment, estimates advantages, lets the learner update, reports, until
 * the steps are done. Call {@link #advance()} while {@link #finished()} is false. One thread at a
 * time; it uses its own workers.
 */
public final class PpoTrainer implements AutoCloseable {
  private static final int RECENT_EPISODES = 100;
  private static final String TASK_FIELD = "trainer.task";
  private static final String MODEL_FIELD = "trainer.model-sha256";

  private final TrainingSettings settings;
  private final TaskDefinition definition;
  private final Model model;
  private final Workers workers;
  private final RolloutCollector collector;
  private final RolloutBuffer buffer;
  private final ObservationNormaliser normaliser;
  private final RewardNormaliser rewardNormaliser;
  private final AdvantageEstimator estimator;
  private final Learner learner;
  private final ValueEstimates estimates;
  private final ArrayDeque<Episode> recent = new ArrayDeque<>();
  private final long startNanos = System.nanoTime();
  private int update;
  private long steps;
  private long episodes;

  /** Makes environments and networks as the settings say. */
  public PpoTrainer(TrainingSettings settings, TaskDefinition definition) {
    this.settings = settings;
    this.definition = definition;
    this.model = definition.model().get();
    this.workers = new Workers(settings.run().effectiveThreads());
    long seed = settings.run().seed();
    int observationSize = observationSize();
    int envs = settings.run().envs();
    // Stream 0 is the learner's; environment i has stream i + 1.
    this.learner =
        Learners.create(settings, observationSize, model.nu(), new RandomStream(seed, 0), workers);
    this.collector =
        new RolloutCollector(
            definition,
            model,
            learner.policy().shape(),
            new ActionMap(model, settings.network().scaleActions()),
            envs,
            seed,
            settings.run().onFault(),
            workers);
    this.buffer = new RolloutBuffer(envs, settings.ppo().horizon(), observationSize, model.nu());
    this.normaliser =
        new ObservationNormaliser(observationSize, settings.normalise().observations());
    this.rewardNormaliser =
        new RewardNormaliser(envs, settings.ppo().gamma(), settings.normalise().rewards());
    this.estimator = new AdvantageEstimator(settings.ppo().gamma(), settings.ppo().lambda());
    this.estimates = new ValueEstimates(buffer);
  }

  private int observationSize() {
    try (Environment probe = new Environment(definition, model, new RandomStream(0, 0))) {
      return probe.observationSize();
    }
  }

  /** Whether the run has taken all its steps. */
  public boolean finished() {
    return steps >= settings.run().steps();
  }

  /**
   * One round: collect, learn, report.
   *
   * @throws org.gaitway.rollout.RolloutFaultException if a number in an environment is not finite
   *     and the run is not to go on; {@link #save} then saves the state before this round
   * @throws FaultException if one in the learner is not; the trainer is then of no more use
   */
  public UpdateReport advance() {
    long start = System.nanoTime();
    List<Episode> ended = collector.collect(buffer, learner.policy(), normaliser);
    long collected = System.nanoTime();
    double inferSeconds = collector.inferSeconds();
    double progress = Math.min(1, (double) steps / settings.run().steps());
    steps += buffer.size();
    episodes += ended.size();
    ended.forEach(this::remember);
    estimates.evaluate(learner, rewardNormaliser, estimator);
    double explained = estimates.explainedVariance();
    UpdateStatistics statistics = update(progress);
    long learned = System.nanoTime();
    update++;
    return new UpdateReport(
        update,
        steps,
        episodes,
        List.copyOf(recent),
        ended,
        collector.faults(),
        collector.recorded(),
        statistics,
        explained,
        (collected - start) * 1e-9 - inferSeconds,
        inferSeconds,
        (learned - collected) * 1e-9,
        (learned - startNanos) * 1e-9);
  }

  private UpdateStatistics update(double progress) {
    try {
      return learner.update(estimates.batch(), progress);
    } catch (FaultException e) {
      throw new FaultException(
          String.format(
              Locale.ROOT,
              "update %d, after %,d steps of the run, task %s: %s",
              update + 1,
              steps,
              taskName(),
              e.getMessage()),
          e);
    }
  }

  private void remember(Episode episode) {
    recent.addLast(episode);
    if (recent.size() > RECENT_EPISODES) {
      recent.removeFirst();
    }
  }

  /** Saves everything that the rest of the run depends on, as of the end of the last round. */
  public Checkpoint save() {
    Checkpoint checkpoint =
        new Checkpoint()
            .put(TASK_FIELD, taskName().getBytes(StandardCharsets.UTF_8))
            .put(MODEL_FIELD, model.sha256().getBytes(StandardCharsets.UTF_8))
            .put("trainer.progress", update, steps, episodes)
            .put("trainer.recent", EpisodeRecords.encode(recent))
            .put("normaliser.observations", normaliser.save())
            .put("normaliser.rewards", rewardNormaliser.saveMoments())
            .put("normaliser.returns", rewardNormaliser.saveReturns());
    learner.save(checkpoint);
    collector.save(checkpoint);
    return checkpoint;
  }

  /**
   * Goes on from a saved run of the same settings; the rest is then bit-identical to that of a run
   * that never stopped.
   *
   * @throws CheckpointException if it was saved with another task or model, or other sizes, saying
   *     what was expected and found; the trainer is then of no more use
   */
  public void restore(Checkpoint checkpoint) {
    requireSame("task", taskName(), checkpoint.bytes(TASK_FIELD));
    requireSame("model", model.sha256(), checkpoint.bytes(MODEL_FIELD));
    collector.restore(checkpoint);
    learner.restore(checkpoint);
    long[] progress = checkpoint.longs("trainer.progress", 3);
    update = (int) progress[0];
    steps = progress[1];
    episodes = progress[2];
    recent.clear();
    recent.addAll(
        EpisodeRecords.decode(checkpoint.doubles("trainer.recent"), definition.rewards().size()));
    normaliser.restore(checkpoint.doubles("normaliser.observations"));
    rewardNormaliser.restore(
        checkpoint.doubles("normaliser.rewards"),
        checkpoint.doubles("normaliser.returns", settings.run().envs()));
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

  /** Control steps so far. */
  public long steps() {
    return steps;
  }

  /** The settings of the run. */
  public TrainingSettings settings() {
    return settings;
  }

  /** The task. */
  public TaskDefinition definition() {
    return definition;
  }

  /** The model, which the trainer owns. */
  public Model model() {
    return model;
  }

  /** The learner. */
  public Learner learner() {
    return learner;
  }

  /** The observation normaliser. */
  public ObservationNormaliser normaliser() {
    return normaliser;
  }

  /** From the policy's outputs to controls. */
  public ActionMap actionMap() {
    return collector.actionMap();
  }

  @Override
  public void close() {
    collector.close();
    buffer.close();
    learner.close();
    workers.close();
    model.close();
  }
}
