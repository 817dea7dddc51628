package org.gaitway.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.nn.Parameters;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.SimState;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskMemory;

/**
 * Drives one environment with a Gaussian policy, a whole segment at a time. Each runner has its own
 * random stream, so that what it does depends on the policy alone. One thread at a time.
 */
final class EnvironmentRunner implements AutoCloseable {
  private static final float[] NO_OUTPUT = {};

  private final int index;
  private final Environment environment;
  private final RandomStream random;
  private final ActionMap actionMap;
  private final double[] rawObservation;
  private final float[] observation;
  private final double[] rawPrivileged;
  private final float[] privileged;
  private final float[] mean;
  private final float[] output;
  private final double[] control;
  private final RunningMoments moments;
  private final RunningMoments privilegedMoments;
  private final List<Episode> finished = new ArrayList<>();
  private final double[] termSums;
  private final FaultWatch faults;
  private final EpisodeObserver observer;
  private double episodeReturn;
  private boolean started;
  private boolean resumed;
  private long episode = -1;
  private long inferNanos;
  private StateOrigin episodeStart;
  private int episodeFrom;
  private SimState beforeLastStep;
  private TaskMemory.Saved memoryBeforeLastStep;
  private Standing standing;
  private Standing reached;

  /**
   * Makes a runner, which then owns the environment.
   *
   * @param seed of the run, to be told with a fault
   * @param observer sees the episodes; closed with this
   */
  EnvironmentRunner(
      int index,
      Environment environment,
      ActionMap actionMap,
      long seed,
      EpisodeObserver observer) {
    this.index = index;
    this.environment = environment;
    this.random = environment.random();
    this.actionMap = actionMap;
    this.rawObservation = new double[environment.observationSize()];
    this.observation = new float[environment.observationSize()];
    this.rawPrivileged = new double[environment.privilegedSize()];
    this.privileged = new float[environment.privilegedSize()];
    this.mean = new float[environment.actionSize()];
    this.output = new float[environment.actionSize()];
    this.control = new double[environment.actionSize()];
    this.moments = new RunningMoments(environment.observationSize());
    this.privilegedMoments = new RunningMoments(environment.privilegedSize());
    this.termSums = new double[environment.definition().rewards().size()];
    this.faults = new FaultWatch(index, environment, actionMap, seed);
    this.observer = observer;
    this.standing =
        new Standing(StateOrigin.resetOf(environment), random.save(), 0, 0, termSums.clone());
  }

  /**
   * Fills this environment's rows of the buffer. Episodes go on from the last segment. Ends early
   * when {@link #faults()} says stop. {@link #save} is of before the segment until {@link
   * #accept()}.
   *
   * @param actor gives the means
   */
  void collect(Segment segment, Actor actor) {
    RolloutBuffer buffer = segment.buffer();
    moments.clear();
    privilegedMoments.clear();
    finished.clear();
    faults.begin(segment);
    inferNanos = 0;
    buffer.clearTruncations(index);
    float[] std = standardDeviations(segment.policy());
    episodeStart = standing.origin();
    episodeFrom = 0;
    observer.follow(segment.policy(), segment.normaliser());
    if (!started) {
      started = true;
      startEpisode(0);
    } else if (resumed) {
      resumed = false;
      observer.began(episode, standing.origin(), standing.random());
    }
    for (int t = 0; t < buffer.horizon() && !faults.stopped(); t++) {
      int row = buffer.row(index, t);
      normalise(segment);
      moments.add(rawObservation);
      buffer.observations().put(row, observation);
      if (privileged.length > 0) {
        privilegedMoments.add(rawPrivileged);
        buffer.privileged().put(row, privileged);
      }
      long start = System.nanoTime();
      actor.act(segment.policy(), buffer, index, row, mean);
      boolean sound = sample(std);
      inferNanos += System.nanoTime() - start;
      if (!sound) {
        observer.stepped(StepOutcome.DIVERGED);
        faults.take(outputFault(), episodeStart, episodeFrom, t, output);
        return;
      }
      buffer.actions().put(row, output);
      actionMap.apply(output, control);
      if (t == buffer.horizon() - 1) {
        beforeLastStep = environment.simulation().save();
        memoryBeforeLastStep = environment.saveMemory();
      }
      observer.acted(rawObservation, mean, std, output, control);
      finishStep(segment, t, environment.step(control));
    }
    if (!faults.stopped()) {
      endSegment(segment);
    }
  }

  private void endSegment(Segment segment) {
    normalise(segment);
    segment.buffer().nextObservations().put(index, observation);
    if (privileged.length > 0) {
      segment.buffer().nextPrivileged().put(index, privileged);
    }
    StateOrigin origin =
        environment.stepCount() == 0
            ? episodeStart
            : StateOrigin.step(
                environment.stepCount(), beforeLastStep, memoryBeforeLastStep, control.clone());
    reached = new Standing(origin, random.save(), episode, episodeReturn, termSums.clone());
  }

  /**
   * Makes the end of the segment what {@link #save} saves, once all environments have reached it.
   */
  void accept() {
    standing = reached;
  }

  private static float[] standardDeviations(Parameters policy) {
    float[] std = policy.extra();
    for (int i = 0; i < std.length; i++) {
      std[i] = (float) StrictMath.exp(std[i]);
    }
    return std;
  }

  private void normalise(Segment segment) {
    narrow(rawObservation, observation);
    segment.normaliser().apply(observation);
    if (privileged.length > 0) {
      narrow(rawPrivileged, privileged);
      segment.privilegedNormaliser().apply(privileged);
    }
  }

  private static void narrow(double[] wide, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) wide[i];
    }
  }

  private void observe() {
    environment.observe(rawObservation);
    if (privileged.length > 0) {
      environment.observePrivileged(rawPrivileged);
    }
  }

  /** Draws the outputs; whether all are finite. */
  private boolean sample(float[] std) {
    boolean sound = true;
    for (int i = 0; i < output.length; i++) {
      output[i] = mean[i] + std[i] * (float) random.gaussian();
      sound &= Float.isFinite(output[i]);
    }
    return sound;
  }

  private Fault outputFault() {
    int bad = 0;
    while (Float.isFinite(output[bad])) {
      bad++;
    }
    String actuator = environment.simulation().model().actuators().get(bad).name();
    return Fault.policyOutput(actuator, bad, output[bad]);
  }

  private void finishStep(Segment segment, int t, StepOutcome stepped) {
    RolloutBuffer buffer = segment.buffer();
    StepOutcome outcome = observed(stepped);
    observer.stepped(outcome);
    boolean diverged = outcome == StepOutcome.DIVERGED;
    int row = buffer.row(index, t);
    buffer.rewards()[row] = diverged ? 0 : (float) environment.reward();
    buffer.truncated()[row] = false;
    buffer.terminated()[row] = diverged || outcome == StepOutcome.TERMINATED;
    if (diverged) {
      faults.take(environment.fault(), episodeStart, episodeFrom, t, output);
    } else {
      addRewards();
    }
    if (outcome == StepOutcome.TRUNCATED) {
      normalise(segment);
      buffer.truncate(index, t, observation, privileged);
    }
    if (outcome.endsEpisode() && !faults.stopped()) {
      finished.add(
          new Episode(index, t, episodeReturn, environment.stepCount(), termSums.clone(), outcome));
      startEpisode(t + 1);
    }
  }

  /** Observes what a step that does not end in a termination has led to. */
  private StepOutcome observed(StepOutcome stepped) {
    if (stepped != StepOutcome.RUNNING && stepped != StepOutcome.TRUNCATED) {
      return stepped;
    }
    observe();
    return environment.fault() == null ? stepped : StepOutcome.DIVERGED;
  }

  private void addRewards() {
    episodeReturn += environment.reward();
    double[] terms = environment.rewardTerms();
    for (int i = 0; i < termSums.length; i++) {
      termSums[i] += terms[i];
    }
  }

  /** Resets before step {@code t} of the segment, again where the first observation is a fault. */
  private void startEpisode(int t) {
    episodeReturn = 0;
    Arrays.fill(termSums, 0);
    episodeFrom = t;
    Fault fault;
    do {
      episodeStart = StateOrigin.resetOf(environment);
      environment.reset();
      observe();
      fault = environment.fault();
      if (fault != null) {
        faults.take(fault, episodeStart, t, t, NO_OUTPUT);
      }
    } while (fault != null && !faults.stopped());
    episode++;
    if (fault == null) {
      observer.began(episode, episodeStart, episodeStart.random());
    }
  }

  /** Saves everything that the next segment depends on, as of the end of the last accepted one. */
  void save(Checkpoint checkpoint) {
    standing.put(checkpoint, prefix());
  }

  /**
   * Goes on from a saved state: takes the last step once more, or the reset when it is time to.
   *
   * @throws CheckpointException if a field is missing or of another size, or what was observed last
   *     is not finite now
   */
  void restore(Checkpoint checkpoint) {
    standing = Standing.read(checkpoint, prefix(), termSums.length);
    started = !standing.origin().isReset();
    // A reset is taken again, and counted then.
    episode = started ? standing.episode() : standing.episode() - 1;
    if (!started) {
      random.restore(standing.origin().random());
      environment.restoreMemory(standing.origin().memory());
      return;
    }
    standing.origin().recreate(environment);
    random.restore(standing.random());
    observe();
    if (environment.fault() != null) {
      throw new CheckpointException(
          "environment " + index + " does not come back: " + environment.fault().message());
    }
    resumed = true;
    System.arraycopy(standing.termSums(), 0, termSums, 0, termSums.length);
    episodeReturn = standing.episodeReturn();
  }

  private String prefix() {
    return "environment." + index + ".";
  }

  /** Faults of the last segment. */
  FaultWatch faults() {
    return faults;
  }

  /** Moments of the raw observations of the last segment. */
  RunningMoments moments() {
    return moments;
  }

  /** Moments of what the value function saw in the last segment, raw. */
  RunningMoments privilegedMoments() {
    return privilegedMoments;
  }

  /** Episodes that ended in the last segment, in order. */
  List<Episode> finished() {
    return finished;
  }

  /** Time that the policy took in the last segment [ns]. */
  long inferNanos() {
    return inferNanos;
  }

  Environment environment() {
    return environment;
  }

  @Override
  public void close() {
    observer.close();
    environment.close();
  }
}
