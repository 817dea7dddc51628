package org.gaitway.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;

/**
 * Collects segments from many environments on all workers. Each worker owns a fixed slice of the
 * environments and runs one after the other through the whole segment: one simulation at a time in
 * the core's cache, and nothing to wait for.
 */
public final class RolloutCollector implements AutoCloseable {
  private final Workers workers;
  private final ActionMap actionMap;
  private final List<EnvironmentRunner> runners = new ArrayList<>();
  private final List<MlpPass> passes = new ArrayList<>();

  /**
   * Makes the environments.
   *
   * @param model stays the caller's to close, after this
   * @param policyShape layout of the policies that will be run
   * @param seed environment i draws from stream i + 1 of it
   */
  public RolloutCollector(
      TaskDefinition definition,
      Model model,
      MlpShape policyShape,
      ActionMap actionMap,
      int environments,
      long seed,
      Workers workers) {
    this.workers = workers;
    this.actionMap = actionMap;
    for (int e = 0; e < environments; e++) {
      Environment environment = new Environment(definition, model, new RandomStream(seed, e + 1L));
      runners.add(new EnvironmentRunner(e, environment, actionMap));
    }
    for (int w = 0; w < Math.min(workers.threads(), environments); w++) {
      passes.add(new MlpPass(policyShape, 1, false));
    }
  }

  /**
   * Fills the buffer with the policy's next steps, then lets the normaliser take in what was seen.
   *
   * @return the episodes that ended, in the order in which they did
   */
  public List<Episode> collect(
      RolloutBuffer buffer, Parameters policy, ObservationNormaliser normaliser) {
    List<Runnable> slices = new ArrayList<>();
    for (int w = 0; w < passes.size(); w++) {
      int first = w * runners.size() / passes.size();
      int end = (w + 1) * runners.size() / passes.size();
      MlpPass pass = passes.get(w);
      slices.add(
          () ->
              runners
                  .subList(first, end)
                  .forEach(runner -> runner.collect(buffer, policy, normaliser, pass)));
    }
    workers.run(slices);
    List<Episode> episodes = new ArrayList<>();
    for (EnvironmentRunner runner : runners) {
      normaliser.update(runner.moments());
      episodes.addAll(runner.finished());
    }
    episodes.sort(Comparator.comparingInt(Episode::endStep));
    return episodes;
  }

  /** Time that the policy took in the last segment, on average over the workers [s]. */
  public double inferSeconds() {
    return runners.stream().mapToLong(EnvironmentRunner::inferNanos).sum() * 1e-9 / passes.size();
  }

  /** Saves all environments; between segments only. */
  public void save(Checkpoint checkpoint) {
    checkpoint.put("environments", runners.size());
    runners.forEach(runner -> runner.save(checkpoint));
  }

  /**
   * Goes on from saved environments.
   *
   * @throws CheckpointException if there were more or fewer
   */
  public void restore(Checkpoint checkpoint) {
    long saved = checkpoint.aLong("environments");
    if (saved != runners.size()) {
      throw new CheckpointException(
          "the checkpoint is of another number of environments: expected "
              + runners.size()
              + ", found "
              + saved);
    }
    runners.forEach(runner -> runner.restore(checkpoint));
  }

  /** The map from outputs to controls. */
  public ActionMap actionMap() {
    return actionMap;
  }

  @Override
  public void close() {
    runners.forEach(EnvironmentRunner::close);
    passes.forEach(MlpPass::close);
  }
}
