package org.gaitway.ppo;

import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Adam;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;

/**
 * The default learner: hand-derived gradients over preallocated buffers. The policy's and the value
 * function's networks share nothing, so each has a thread of its own during an update and neither
 * waits; on one thread they take turns, with the same result.
 */
public final class CpuLearner implements Learner {
  private static final double HIDDEN_GAIN = Math.sqrt(2);
  private static final double VALUE_GAIN = 1;

  private final PpoSettings settings;
  private final Workers workers;
  private final RandomStream random;
  private final Parameters policy;
  private final Parameters value;
  private final Adam policyAdam;
  private final Adam valueAdam;
  private final PolicyUpdate policyUpdate;
  private final ValueUpdate valueUpdate;
  private int[][] order = new int[0][];
  private int policyEpochs;

  /**
   * Makes freshly initialised networks.
   *
   * @param random this learner's own stream, for initialisation and shuffling
   */
  public CpuLearner(
      int observationSize,
      int actionSize,
      NetworkSettings network,
      PpoSettings settings,
      RandomStream random,
      Workers workers) {
    this.settings = settings;
    this.workers = workers;
    this.random = random;
    this.policy =
        new Parameters(
            MlpShape.of(observationSize, network.policyHidden(), actionSize, network.activation()),
            actionSize);
    this.value =
        new Parameters(
            MlpShape.of(observationSize, network.valueHidden(), 1, network.activation()), 0);
    policy.initialiseOrthogonal(HIDDEN_GAIN, network.policyOutputGain(), random);
    policy.fillExtra((float) network.initialLogStd());
    value.initialiseOrthogonal(HIDDEN_GAIN, VALUE_GAIN, random);
    this.policyAdam = new Adam(policy.block().length(), settings.adamEpsilon());
    this.valueAdam = new Adam(value.block().length(), settings.adamEpsilon());
    this.policyUpdate = new PolicyUpdate(settings, policy, policyAdam);
    this.valueUpdate = new ValueUpdate(settings, value, valueAdam);
  }

  @Override
  public UpdateStatistics update(Batch batch, double progress) {
    shuffle(batch.size());
    double rate = settings.learningRate() * settings.learningRateSchedule().factor(progress);
    workers.run(
        List.of(
            () -> policyEpochs = policyUpdate.run(batch, order, rate),
            () -> valueUpdate.run(batch, order, rate)));
    return new UpdateStatistics(
        policyUpdate.surrogate(),
        valueUpdate.loss(),
        policyUpdate.kl(),
        policyUpdate.clipFraction(),
        DiagonalGaussian.entropy(policy.extra()),
        policyUpdate.gradientNorm(),
        valueUpdate.gradientNorm(),
        rate,
        policyEpochs);
  }

  private void shuffle(int size) {
    if (order.length != settings.epochs() || order[0].length != size) {
      order = new int[settings.epochs()][size];
    }
    for (int[] permutation : order) {
      for (int i = 0; i < size; i++) {
        permutation[i] = i;
      }
      random.shuffle(permutation);
    }
  }

  @Override
  public void values(Rows observations, int count, float[] out) {
    valueUpdate.values(observations, count, out);
  }

  @Override
  public Parameters policy() {
    return policy;
  }

  @Override
  public void save(Checkpoint checkpoint) {
    checkpoint.put("learner.random", random.save());
    saveNetwork(checkpoint, "learner.policy.", policy, policyAdam);
    saveNetwork(checkpoint, "learner.value.", value, valueAdam);
  }

  private static void saveNetwork(
      Checkpoint checkpoint, String prefix, Parameters parameters, Adam adam) {
    checkpoint
        .put(prefix + "parameters", parameters.block().toArray())
        .put(prefix + "first-moment", adam.firstMoment().toArray())
        .put(prefix + "second-moment", adam.secondMoment().toArray())
        .put(prefix + "adam-steps", adam.steps());
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    random.restore(checkpoint.longs("learner.random", RandomStream.STATE_SIZE));
    restoreNetwork(checkpoint, "learner.policy.", policy, policyAdam);
    restoreNetwork(checkpoint, "learner.value.", value, valueAdam);
  }

  private static void restoreNetwork(
      Checkpoint checkpoint, String prefix, Parameters parameters, Adam adam) {
    int size = parameters.block().length();
    parameters.block().set(checkpoint.floats(prefix + "parameters", size));
    adam.firstMoment().set(checkpoint.floats(prefix + "first-moment", size));
    adam.secondMoment().set(checkpoint.floats(prefix + "second-moment", size));
    adam.restoreSteps(checkpoint.aLong(prefix + "adam-steps"));
  }

  @Override
  public void close() {
    policyUpdate.close();
    valueUpdate.close();
    policyAdam.close();
    valueAdam.close();
    policy.close();
    value.close();
  }
}
