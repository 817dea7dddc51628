package org.gaitway.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.SimState;
import org.gaitway.task.Environment;
import org.gaitway.task.StepOutcome;

/**
 * Drives one environment with a Gaussian policy, a whole segment at a time. Each runner has its own
 * random stream, so that what it does depends on the policy alone. One thread at a time.
 */
final class EnvironmentRunner implements AutoCloseable {
  private final int index;
  private final Environment environment;
  private final RandomStream random;
  private final ActionMap actionMap;
  private final double[] rawObservation;
  private final float[] observation;
  private final float[] mean;
  private final float[] output;
  private final double[] control;
  private final RunningMoments moments;
  private final List<Episode> finished = new ArrayList<>();
  private final double[] termSums;
  private double episodeReturn;
  private boolean started;
  private int divergences;
  private long inferNanos;

  // What save() needs: how the present state came about. Derived quantities, which MuJoCo leaves
  // as of the last substep, come back exactly only by taking the last step (or reset) again.
  private long[] randomBeforeReset;
  private SimState beforeLastStep;

  EnvironmentRunner(int index, Environment environment, ActionMap actionMap) {
    this.index = index;
    this.environment = environment;
    this.random = environment.random();
    this.randomBeforeReset = random.save();
    this.actionMap = actionMap;
    this.rawObservation = new double[environment.observationSize()];
    this.observation = new float[environment.observationSize()];
    this.mean = new float[environment.actionSize()];
    this.output = new float[environment.actionSize()];
    this.control = new double[environment.actionSize()];
    this.moments = new RunningMoments(environment.observationSize());
    this.termSums = new double[environment.definition().rewards().size()];
  }

  /**
   * Fills this environment's rows of the buffer. Episodes go on from the last segment.
   *
   * @param pass room for one row
   */
  void collect(
      RolloutBuffer buffer, Parameters policy, ObservationNormaliser normaliser, MlpPass pass) {
    moments.clear();
    finished.clear();
    divergences = 0;
    inferNanos = 0;
    buffer.clearTruncations(index);
    float[] std = standardDeviations(policy);
    if (!started) {
      started = true;
      startEpisode();
    }
    for (int t = 0; t < buffer.horizon(); t++) {
      int row = buffer.row(index, t);
      observe(normaliser);
      moments.add(rawObservation);
      buffer.observations().put(row, observation);
      long start = System.nanoTime();
      pass.forward(policy, buffer.observations(), row, 1);
      sample(pass, std);
      inferNanos += System.nanoTime() - start;
      buffer.actions().put(row, output);
      actionMap.apply(output, control);
      if (t == buffer.horizon() - 1) {
        beforeLastStep = environment.simulation().save();
      }
      finishStep(buffer, t, environment.step(control), normaliser);
    }
    observe(normaliser);
    buffer.nextObservations().put(index, observation);
  }

  private static float[] standardDeviations(Parameters policy) {
    float[] std = policy.extra();
    for (int i = 0; i < std.length; i++) {
      std[i] = (float) StrictMath.exp(std[i]);
    }
    return std;
  }

  private void observe(ObservationNormaliser normaliser) {
    environment.observe(rawObservation);
    for (int i = 0; i < observation.length; i++) {
      observation[i] = (float) rawObservation[i];
    }
    normaliser.apply(observation);
  }

  private void sample(MlpPass pass, float[] std) {
    pass.output().get(0, mean);
    for (int i = 0; i < output.length; i++) {
      output[i] = mean[i] + std[i] * (float) random.gaussian();
    }
  }

  private void finishStep(
      RolloutBuffer buffer, int t, StepOutcome outcome, ObservationNormaliser normaliser) {
    int row = buffer.row(index, t);
    buffer.rewards()[row] = (float) environment.reward();
    buffer.truncated()[row] = false;
    buffer.terminated()[row] = outcome == StepOutcome.TERMINATED || outcome == StepOutcome.DIVERGED;
    episodeReturn += environment.reward();
    double[] terms = environment.rewardTerms();
    for (int i = 0; i < termSums.length; i++) {
      termSums[i] += terms[i];
    }
    if (!outcome.endsEpisode()) {
      return;
    }
    if (outcome == StepOutcome.TRUNCATED) {
      observe(normaliser);
      buffer.truncate(index, t, observation);
    }
    if (outcome == StepOutcome.DIVERGED) {
      tolerate(buffer.horizon());
    }
    finished.add(
        new Episode(index, t, episodeReturn, environment.stepCount(), termSums.clone(), outcome));
    startEpisode();
  }

  /**
   * A rare divergence is a fact of contact physics; more than one in a hundred steps a broken
   * model.
   */
  private void tolerate(int horizon) {
    divergences++;
    if (divergences > Math.max(1, horizon / 100)) {
      throw environment.divergence();
    }
  }

  private void startEpisode() {
    randomBeforeReset = random.save();
    environment.reset();
    episodeReturn = 0;
    Arrays.fill(termSums, 0);
  }

  /** Saves everything that the next segment depends on; between segments only. */
  void save(Checkpoint checkpoint) {
    String prefix = prefix();
    boolean fresh = environment.stepCount() == 0;
    checkpoint
        .put(prefix + "steps", environment.stepCount())
        .put(prefix + "random", fresh ? randomBeforeReset : random.save())
        .put(prefix + "return", episodeReturn)
        .put(prefix + "terms", termSums);
    if (!fresh) {
      checkpoint.put(prefix + "state", beforeLastStep.toBytes()).put(prefix + "control", control);
    }
  }

  /** Goes on from a saved state: takes the last step, or the reset, once more. */
  void restore(Checkpoint checkpoint) {
    String prefix = prefix();
    int steps = (int) checkpoint.aLong(prefix + "steps");
    started = true;
    random.restore(checkpoint.longs(prefix + "random", RandomStream.STATE_SIZE));
    if (steps == 0) {
      startEpisode();
      return;
    }
    beforeLastStep = SimState.fromBytes(checkpoint.bytes(prefix + "state"));
    environment.simulation().restore(beforeLastStep);
    environment.beginEpisode(steps - 1);
    copy(checkpoint.doubles(prefix + "control", control.length), control);
    environment.step(control);
    episodeReturn = checkpoint.doubles(prefix + "return", 1)[0];
    copy(checkpoint.doubles(prefix + "terms", termSums.length), termSums);
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private String prefix() {
    return "environment." + index + ".";
  }

  /** Moments of the raw observations of the last segment. */
  RunningMoments moments() {
    return moments;
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
    environment.close();
  }
}
