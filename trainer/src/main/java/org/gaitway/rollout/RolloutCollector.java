package org.gaitway.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
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
  /** Faults of a run that are recorded; more tell nothing new. */
  public static final int RECORDED_FAULTS = 10;

  private final Workers workers;
  private final ActionMap actionMap;
  private final List<EnvironmentRunner> runners = new ArrayList<>();
  private final List<Actor> actors = new ArrayList<>();
  private final FaultResponse response;
  private List<RecordedFault> recorded = List.of();
  private long steps;
  private long faults;

  /** Makes the environments, which nobody observes. */
  public RolloutCollector(
      TaskDefinition definition,
      Model model,
      MlpShape policyShape,
      ActionMap actionMap,
      int environments,
      long seed,
      FaultResponse response,
      Workers workers) {
    this(
        definition,
        model,
        () -> new NetworkActor(policyShape),
        actionMap,
        environments,
        seed,
        response,
        workers,
        EpisodeObservers.NONE);
  }

  /**
   * Makes the environments.
   *
   * @param model stays the caller's to close, after this
   * @param policies makes what gives the means, one for each worker; closed with this
   * @param seed environment i draws from stream i + 1 of it
   * @param response to a number that is not finite
   * @param observers see the environments' episodes
   */
  public RolloutCollector(
      TaskDefinition definition,
      Model model,
      Supplier<Actor> policies,
      ActionMap actionMap,
      int environments,
      long seed,
      FaultResponse response,
      Workers workers,
      EpisodeObservers observers) {
    this.workers = workers;
    this.response = response;
    this.actionMap = actionMap;
    for (int e = 0; e < environments; e++) {
      Environment environment = new Environment(definition, model, new RandomStream(seed, e + 1L));
      EpisodeObserver observer = observers.of(e, environment, actionMap);
      runners.add(new EnvironmentRunner(e, environment, actionMap, seed, observer));
    }
    for (int w = 0; w < Math.min(workers.threads(), environments); w++) {
      actors.add(policies.get());
    }
  }

  /**
   * Fills the buffer with the policy's next steps, then lets the normalisers take in what was seen.
   *
   * @param privilegedNormaliser of what the value function sees, where that is something else
   * @return the episodes that ended, in the order in which they did
   * @throws RolloutFaultException if a number that is not finite cannot be gone on from; {@link
   *     #save} then still saves what was before this segment, but it cannot be collected again
   */
  public List<Episode> collect(
      RolloutBuffer buffer,
      Parameters policy,
      ObservationNormaliser normaliser,
      ObservationNormaliser privilegedNormaliser) {
    int recordable = (int) Math.max(0, RECORDED_FAULTS - faults);
    int recordLimit = Math.max(1, recordable);
    Segment segment =
        new Segment(buffer, policy, normaliser, privilegedNormaliser, steps, response, recordLimit);
    workers.run(slices(segment));
    throwFirstStop();
    List<RecordedFault> found =
        runners.stream()
            .flatMap(runner -> runner.faults().recorded().stream())
            .sorted(Comparator.comparingLong(fault -> fault.place().step()))
            .toList();
    recorded = found.subList(0, Math.min(found.size(), recordable));
    steps += buffer.size();
    List<Episode> episodes = new ArrayList<>();
    for (EnvironmentRunner runner : runners) {
      runner.accept();
      normaliser.update(runner.moments());
      privilegedNormaliser.update(runner.privilegedMoments());
      episodes.addAll(runner.finished());
      faults += runner.faults().count();
    }
    episodes.sort(Comparator.comparingInt(Episode::endStep));
    return episodes;
  }

  private List<Runnable> slices(Segment segment) {
    List<Runnable> slices = new ArrayList<>();
    for (int w = 0; w < actors.size(); w++) {
      int first = w * runners.size() / actors.size();
      int end = (w + 1) * runners.size() / actors.size();
      Actor actor = actors.get(w);
      slices.add(
          () -> runners.subList(first, end).forEach(runner -> runner.collect(segment, actor)));
    }
    return slices;
  }

  private void throwFirstStop() {
    Optional<RolloutFaultException> first =
        runners.stream()
            .filter(runner -> runner.faults().stopped())
            .map(runner -> runner.faults().stop())
            .min(Comparator.comparingLong(stop -> stop.recorded().place().step()));
    if (first.isPresent()) {
      throw first.get();
    }
  }

  /** Faults in the run so far that an environment was reset for. */
  public long faults() {
    return faults;
  }

  /**
   * Those of the last segment that were recorded, in the order of their steps; no more than {@value
   * #RECORDED_FAULTS} in a run.
   */
  public List<RecordedFault> recorded() {
    return recorded;
  }

  /** Time that the policy took in the last segment, on average over the workers [s]. */
  public double inferSeconds() {
    return runners.stream().mapToLong(EnvironmentRunner::inferNanos).sum() * 1e-9 / actors.size();
  }

  /** Saves all environments as they were at the end of the last whole segment. */
  public void save(Checkpoint checkpoint) {
    checkpoint
        .put("environments", runners.size())
        .put("environments.steps", steps)
        .put("environments.faults", faults);
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
    steps = checkpoint.aLong("environments.steps");
    faults = checkpoint.aLong("environments.faults");
    runners.forEach(runner -> runner.restore(checkpoint));
  }

  /** The map from outputs to controls. */
  public ActionMap actionMap() {
    return actionMap;
  }

  @Override
  public void close() {
    runners.forEach(EnvironmentRunner::close);
    actors.forEach(Actor::close);
  }
}
