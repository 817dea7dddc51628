package org.gaitway.ppo;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;

/**
 * The default learner: hand-derived gradients over preallocated buffers. Networks that share
 * nothing have a thread each during an update and neither waits; on one thread they take turns,
 * with the same result. A shared one has both losses. Threads that have nothing to do take parts of
 * large minibatches.
 */
public final class CpuLearner implements Learner {
  private final Workers workers;
  private final RandomStream random;
  private final EpochOrder order;
  private final LearningRate rate;
  private final PolicyLoss policyLoss;
  private final ValueLoss valueLoss;
  private final List<TrainedNetwork> networks = new ArrayList<>();
  private final int valueColumn;

  /**
   * Makes freshly initialised networks, of which the value function sees what the policy does.
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
    this(observationSize, observationSize, actionSize, network, settings, random, workers);
  }

  /**
   * Makes freshly initialised networks.
   *
   * @param privilegedSize values that the value function sees; those of the policy if the networks
   *     share their trunk
   * @param random this learner's own stream, for initialisation and shuffling
   */
  public CpuLearner(
      int observationSize,
      int privilegedSize,
      int actionSize,
      NetworkSettings network,
      PpoSettings settings,
      RandomStream random,
      Workers workers) {
    this.workers = workers;
    this.random = random;
    this.order = new EpochOrder(settings.epochs(), random);
    this.rate = LearningRate.ofPolicy(settings);
    this.policyLoss = new PolicyLoss(settings, actionSize, rate);
    this.valueColumn = network.shareTrunk() ? actionSize : 0;
    this.valueLoss = new ValueLoss(settings, valueColumn);
    Parameters policy = network.policy(observationSize, actionSize, random);
    if (network.shareTrunk()) {
      networks.add(
          new TrainedNetwork(
              "policy",
              settings,
              policy,
              rate,
              Batch::observations,
              List.of(policyLoss, valueLoss),
              workers));
    } else {
      Parameters value = network.value(privilegedSize, random);
      networks.add(
          new TrainedNetwork(
              "policy", settings, policy, rate, Batch::observations, List.of(policyLoss), workers));
      networks.add(
          new TrainedNetwork(
              "value",
              settings,
              value,
              LearningRate.ofValue(settings),
              Batch::privileged,
              List.of(valueLoss),
              workers));
    }
  }

  @Override
  public UpdateStatistics update(Batch batch, double progress) {
    int[][] permutations = order.draw(batch);
    List<Runnable> updates = new ArrayList<>();
    for (TrainedNetwork network : networks) {
      updates.add(() -> network.update().run(batch, permutations, progress));
    }
    workers.run(updates);
    return new UpdateStatistics(
        policyLoss.epochs(),
        valueLoss.epochs(),
        DiagonalGaussian.entropy(policy().extra()),
        rate.current(),
        policyLoss.surrogate().coefficient());
  }

  @Override
  public void values(Rows privileged, int count, float[] out) {
    networks.get(networks.size() - 1).update().outputs(privileged, count, valueColumn, out);
  }

  @Override
  public Parameters policy() {
    return networks.get(0).parameters();
  }

  @Override
  public void save(Checkpoint checkpoint) {
    checkpoint
        .put("learner.random", random.save())
        .put("learner.adaptive", policyLoss.surrogate().coefficient(), rate.steered());
    networks.forEach(network -> network.save(checkpoint));
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    random.restore(checkpoint.longs("learner.random", RandomStream.STATE_SIZE));
    double[] adaptive = checkpoint.doubles("learner.adaptive", 2);
    policyLoss.surrogate().restore(adaptive[0]);
    rate.restore(adaptive[1]);
    networks.forEach(network -> network.restore(checkpoint));
  }

  @Override
  public void close() {
    networks.forEach(TrainedNetwork::close);
  }
}
