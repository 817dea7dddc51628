package org.gaitway.ppo.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.EpochOrder;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.LearningRate;
import org.gaitway.ppo.NetworkSettings;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The reference: the losses as equations, differentiated by ND4J. For small networks some hundred
 * times slower than {@link org.gaitway.ppo.CpuLearner}, whose initial networks, minibatches and
 * checkpoints it has.
 */
public final class Nd4jLearner implements Learner {
  private final RandomStream random;
  private final EpochOrder order;
  private final LearningRate rate;
  private final PolicyTerm policyTerm;
  private final ValueTerm valueTerm;
  private final List<NetworkTraining> networks = new ArrayList<>();

  static {
    Backend.load();
  }

  /**
   * Makes freshly initialised networks, of which the value function sees what the policy does.
   *
   * @param random this learner's own stream, for initialisation and shuffling
   */
  public Nd4jLearner(
      int observationSize,
      int actionSize,
      NetworkSettings network,
      PpoSettings settings,
      RandomStream random) {
    this(observationSize, observationSize, actionSize, network, settings, random);
  }

  /**
   * Makes freshly initialised networks.
   *
   * @param privilegedSize values that the value function sees; those of the policy if the networks
   *     share their trunk
   * @param random this learner's own stream, for initialisation and shuffling
   */
  public Nd4jLearner(
      int observationSize,
      int privilegedSize,
      int actionSize,
      NetworkSettings network,
      PpoSettings settings,
      RandomStream random) {
    this(observationSize, privilegedSize, actionSize, network, settings, random, DataType.FLOAT);
  }

  /** Computes in numbers of the given type; parameters are floats between updates. */
  Nd4jLearner(
      int observationSize,
      int privilegedSize,
      int actionSize,
      NetworkSettings network,
      PpoSettings settings,
      RandomStream random,
      DataType type) {
    this.random = random;
    this.order = new EpochOrder(settings.epochs(), random);
    this.rate = LearningRate.ofPolicy(settings);
    Parameters policy = network.policy(observationSize, actionSize, random);
    if (network.shareTrunk()) {
      NetworkGraph graph = new NetworkGraph(policy, List.of(actionSize, 1), type);
      this.policyTerm = new PolicyTerm(graph, actionSize, settings, rate);
      this.valueTerm = new ValueTerm(graph, 1, settings);
      List<LossTerm> terms = List.of(policyTerm, valueTerm);
      networks.add(
          new NetworkTraining(
              "policy", settings, policy, graph, rate, Samples::observations, terms));
    } else {
      NetworkGraph graph = new NetworkGraph(policy, List.of(actionSize), type);
      this.policyTerm = new PolicyTerm(graph, actionSize, settings, rate);
      networks.add(
          new NetworkTraining(
              "policy", settings, policy, graph, rate, Samples::observations, List.of(policyTerm)));
      Parameters value = network.value(privilegedSize, random);
      NetworkGraph valueGraph = new NetworkGraph(value, List.of(1), type);
      this.valueTerm = new ValueTerm(valueGraph, 0, settings);
      LearningRate valueRate = LearningRate.ofValue(settings);
      networks.add(
          new NetworkTraining(
              "value",
              settings,
              value,
              valueGraph,
              valueRate,
              Samples::privileged,
              List.of(valueTerm)));
    }
  }

  @Override
  public UpdateStatistics update(Batch batch, double progress) {
    Samples samples = Samples.of(batch);
    int[][] permutations = order.draw(batch);
    networks.forEach(network -> network.run(samples, permutations, progress));
    return new UpdateStatistics(
        policyTerm.epochs(),
        valueTerm.epochs(),
        DiagonalGaussian.entropy(policy().extra()),
        rate.current(),
        policyTerm.objective().coefficient());
  }

  @Override
  public void values(Rows privileged, int count, float[] out) {
    if (count > 0) {
      float[] values = valueTerm.values(Samples.matrix(privileged, count));
      System.arraycopy(values, 0, out, 0, count);
    }
  }

  @Override
  public Parameters policy() {
    return networks.get(0).parameters();
  }

  @Override
  public void save(Checkpoint checkpoint) {
    checkpoint
        .put("learner.random", random.save())
        .put("learner.adaptive", policyTerm.objective().coefficient(), rate.steered());
    networks.forEach(network -> network.save(checkpoint));
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    random.restore(checkpoint.longs("learner.random", RandomStream.STATE_SIZE));
    double[] adaptive = checkpoint.doubles("learner.adaptive", 2);
    policyTerm.objective().restore(adaptive[0]);
    rate.restore(adaptive[1]);
    networks.forEach(network -> network.restore(checkpoint));
  }

  @Override
  public void close() {
    networks.forEach(NetworkTraining::close);
  }
}
