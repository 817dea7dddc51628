package org.gaitway.ppo.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaitway.ppo.EpochRecorder;
import org.gaitway.ppo.LearningRate;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.PpoSettings;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.ops.SDMath;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;

/** The policy's loss: less the objective, less the entropy bonus. */
final class PolicyTerm implements LossTerm {
  private static final String ACTIONS = "actions";
  private static final String ADVANTAGES = "advantages";
  private static final String OLD_LOG_PROB = "old-log-prob";
  private static final String OLD_MEAN = "old-mean";
  private static final String OLD_LOG_STD = "old-log-std";
  private static final String LOG_PROB = "log-prob";
  private static final String LOG_RATIO = "log-ratio";
  private static final String RATIO = "ratio";
  private static final String ADVANTAGE = "advantage";
  private static final String KL = "kl";
  private static final String OBJECTIVE = "objective";

  /** e^20 is beyond any trust region, and a gradient of that size still far from a float's end. */
  private static final double MAX_LOG_RATIO = 20;

  private static final double EPSILON = 1e-8;

  private final PpoSettings settings;
  private final NetworkGraph network;
  private final LearningRate rate;
  private final Objective objective;
  private final EpochRecorder recorder;
  private final String mean;
  private final SDVariable loss;

  private Samples samples;
  private double[] oldLogProbs;
  private int[] fed;
  private double[][] oldMeans;
  private INDArray oldLogStd;
  private List<PolicyEpoch> epochs = new ArrayList<>();

  /**
   * Adds the equations to a network whose head 0 is the policy's means, and whose free parameters
   * are its log standard deviations.
   *
   * @param rate told of each minibatch's KL if it wants to know
   */
  PolicyTerm(NetworkGraph network, int actionSize, PpoSettings settings, LearningRate rate) {
    this.settings = settings;
    this.network = network;
    this.rate = rate;
    this.objective = Objective.of(settings.surrogate());
    this.recorder = new EpochRecorder(settings.surrogate());
    GaussianPolicy policy =
        new GaussianPolicy(actionSize, network.head(0), network.variable("free"));
    this.mean = policy.mean().name();
    // r = pi(a|s) / pi_old(a|s)
    SDVariable logProb = policy.logProb(network.matrix(ACTIONS, actionSize)).rename(LOG_PROB);
    SDVariable logRatio = logProb.sub(network.vector(OLD_LOG_PROB)).rename(LOG_RATIO);
    SDVariable ratio = math().exp(bounded(logRatio)).rename(RATIO);
    SDVariable advantage = advantage().rename(ADVANTAGE);
    SDVariable kl =
        policy
            .kl(network.matrix(OLD_MEAN, actionSize), network.matrix(OLD_LOG_STD, 1))
            .mean()
            .rename(KL);
    SDVariable gain = objective.mean(ratio, advantage, kl, network).rename(OBJECTIVE);
    // L = -objective - c H
    this.loss = gain.add(policy.entropy().mul(settings.entropyCoefficient())).neg();
  }

  /** The logarithm within -/+ 20, with the gradient that it has without these bounds. */
  private SDVariable bounded(SDVariable logRatio) {
    SameDiff graph = network.equations();
    SDVariable beyond = logRatio.sub(math().clipByValue(logRatio, -MAX_LOG_RATIO, MAX_LOG_RATIO));
    return logRatio.sub(new StopGradient(graph, beyond).outputVariable());
  }

  private SDVariable advantage() {
    SDVariable raw = network.vector(ADVANTAGES);
    if (!settings.normaliseAdvantages()) {
      return raw.mul(1);
    }
    // (A - E[A]) / (sqrt(Var[A]) + 1e-8), in doubles, in which equal advantages come out as 0
    SDVariable wide = raw.castTo(DataType.DOUBLE);
    SDVariable centred = wide.sub(wide.mean());
    SDVariable deviation = math().sqrt(math().square(centred).mean());
    return centred.div(deviation.add(EPSILON)).castTo(raw.dataType());
  }

  private SDMath math() {
    return network.equations().math();
  }

  @Override
  public SDVariable loss() {
    return loss;
  }

  @Override
  public void begin(Samples data, double progress) {
    samples = data;
    epochs = new ArrayList<>();
    objective.begin(progress);
    recorder.begin(progress, data.size());
    recorder.beginEpoch();
    Map<String, INDArray> old =
        network.evaluate(
            Map.of(
                NetworkGraph.OBSERVATIONS,
                network.matrix(data.observations()),
                ACTIONS,
                network.matrix(data.actions())),
            List.of(mean, LOG_PROB));
    oldMeans = old.get(mean).toDoubleMatrix();
    oldLogProbs = old.get(LOG_PROB).toDoubleVector();
    // An image's action was drawn when its original's was, and with that probability.
    int images = data.size() - data.originals();
    System.arraycopy(oldLogProbs, 0, oldLogProbs, data.originals(), images);
    oldLogStd = network.variable("free").getArr().dup();
  }

  @Override
  public void feed(int[] rows, Map<String, INDArray> placeholders) {
    fed = rows;
    placeholders.put(ACTIONS, network.matrix(Samples.pick(samples.actions(), rows)));
    placeholders.put(ADVANTAGES, network.vector(Samples.pick(samples.advantages(), rows)));
    placeholders.put(OLD_LOG_PROB, network.vector(Samples.pick(oldLogProbs, rows)));
    placeholders.put(OLD_MEAN, network.matrix(Samples.pick(oldMeans, rows)));
    placeholders.put(OLD_LOG_STD, oldLogStd);
    objective.numbers().forEach((name, value) -> placeholders.put(name, network.number(value)));
  }

  @Override
  public List<String> watched() {
    return rate.followsKl()
        ? List.of(LOG_RATIO, RATIO, ADVANTAGE, OBJECTIVE, KL)
        : List.of(LOG_RATIO, RATIO, ADVANTAGE, OBJECTIVE);
  }

  @Override
  public void observe(int n, Map<String, INDArray> values) {
    float[] ratios = values.get(RATIO).toFloatVector();
    float[] logRatios = values.get(LOG_RATIO).toFloatVector();
    for (int i = 0; i < n; i++) {
      if (fed[i] < samples.originals()) {
        recorder.kl(ratios[i] - 1.0 - logRatios[i]);
      }
    }
    recorder.ratios(ratios, values.get(ADVANTAGE).toFloatVector(), n);
    recorder.objective(n, values.get(OBJECTIVE).getDouble(0));
    objective.observe(values.get(RATIO));
    if (rate.followsKl()) {
      rate.observe(values.get(KL).getDouble(0));
    }
  }

  @Override
  public boolean endEpoch(double gradientNorm) {
    PolicyEpoch epoch = recorder.endEpoch(gradientNorm);
    recorder.beginEpoch();
    epochs.add(epoch);
    return settings.klStop() == 0 || epoch.kl() <= settings.klStop();
  }

  @Override
  public void end() {
    objective.end(objective.followsKl() ? kl() : Double.NaN);
  }

  /** Mean KL(old, present) over the data of the update. */
  private double kl() {
    Map<String, INDArray> inputs =
        Map.of(
            NetworkGraph.OBSERVATIONS,
            network.matrix(samples.observations()),
            OLD_MEAN,
            network.matrix(oldMeans),
            OLD_LOG_STD,
            oldLogStd);
    return network.evaluate(inputs, List.of(KL)).get(KL).getDouble(0);
  }

  /** What the epochs of the last update were like. */
  List<PolicyEpoch> epochs() {
    return epochs;
  }

  /** The objective, whose coefficient belongs into a checkpoint. */
  Objective objective() {
    return objective;
  }
}
