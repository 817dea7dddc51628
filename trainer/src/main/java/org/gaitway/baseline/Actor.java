package org.gaitway.baseline;

import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.NativeFloats;
import org.gaitway.nn.Parameters;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.EpochRecorder;
import org.gaitway.ppo.NetworkSettings;
import org.gaitway.ppo.OldPolicy;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.Ratio;
import org.gaitway.ppo.Standardise;
import org.gaitway.random.RandomStream;

/**
 * A policy and its gradient over a whole batch at once, which is how the baselines see their data;
 * PPO alone goes through it in minibatches. Remembers the policy that collected the batch, and
 * measures how far the present one is from it. One thread at a time.
 */
final class Actor implements AutoCloseable {
  private static final String PARAMETERS = "learner.policy.parameters";

  private final PpoSettings settings;
  private final Parameters policy;
  private final Parameters gradient;
  private final MlpPass pass;
  private final OldPolicy old;
  private final NativeFloats perSample;
  private final EpochRecorder recorder;
  private final float[] ratios;
  private final float[] advantages;
  private Batch batch;

  /**
   * Makes a freshly initialised policy.
   *
   * @param rows of each batch
   * @param random for initialisation; stays the caller's to save
   */
  Actor(
      int observationSize,
      int actionSize,
      NetworkSettings network,
      PpoSettings settings,
      int rows,
      RandomStream random) {
    this.settings = settings;
    this.policy = network.policy(observationSize, actionSize, random);
    this.gradient = new Parameters(policy.shape(), actionSize);
    this.pass = new MlpPass(policy.shape(), rows, true);
    this.old = new OldPolicy(actionSize, rows);
    this.perSample = new NativeFloats(rows);
    this.recorder = new EpochRecorder(settings.surrogate());
    this.ratios = new float[rows];
    this.advantages = new float[rows];
  }

  /**
   * Takes up new data, collected by the present policy.
   *
   * @param data is kept until the next call; of as many samples as this was made for
   * @param progress fraction of the run that is over, in [0, 1]
   */
  void begin(Batch data, double progress) {
    batch = data;
    System.arraycopy(data.advantages(), 0, advantages, 0, rows());
    if (settings.normaliseAdvantages()) {
      Standardise.inPlace(advantages, rows());
    }
    old.remember(data, policy, pass);
    recorder.begin(progress, rows());
  }

  /** Computes the means for the whole batch, from which gradients can be taken. */
  void forward() {
    pass.forward(policy, batch.observations(), 0, rows());
  }

  /**
   * Writes how the loss changes with the action distributions. The loss is -(1/n) sum_i A_i log
   * pi(a_i|s_i), whose gradient is the policy gradient, less the entropy bonus. Where the policy is
   * still the old one, the importance-weighted surrogate -(1/n) sum_i r_i A_i has the same
   * gradient.
   */
  void differentiate() {
    for (int i = 0; i < rows(); i++) {
      perSample.buffer().put(i, -advantages[i] / rows());
    }
    gradient.fillExtra((float) -settings.entropyCoefficient());
    DiagonalGaussian.backward(
        pass.output(), batch.actions(), policy, perSample, rows(), pass.outputGradient(), gradient);
  }

  /** Carries the gradient on to the network's parameters. */
  void backward() {
    pass.backward(policy, gradient, batch.observations(), rows());
  }

  /** The whole gradient of the loss at the present policy. */
  Parameters lossGradient() {
    forward();
    differentiate();
    backward();
    return gradient;
  }

  /** What is to become large: (1/n) sum_i r_i A_i, plus the entropy bonus. */
  double objective() {
    forward();
    logProbs();
    double sum = 0;
    for (int i = 0; i < rows(); i++) {
      sum += (double) Ratio.of(logRatio(i)) * advantages[i];
    }
    double entropy = DiagonalGaussian.entropy(policy.extra());
    return sum / rows() + settings.entropyCoefficient() * entropy;
  }

  /** Mean KL(old, present) over the batch [nat]. */
  double kl() {
    return old.kl(batch, policy, pass);
  }

  /**
   * How the present policy differs from the old one.
   *
   * @param gradientNorm of the update between them
   */
  PolicyEpoch measure(double gradientNorm) {
    double objective = objective();
    recorder.beginEpoch();
    for (int i = 0; i < rows(); i++) {
      ratios[i] = Ratio.of(logRatio(i));
      recorder.kl(ratios[i] - 1.0 - logRatio(i));
    }
    recorder.ratios(ratios, advantages, rows());
    recorder.objective(rows(), objective);
    return recorder.endEpoch(gradientNorm);
  }

  private void logProbs() {
    DiagonalGaussian.logProb(pass.output(), batch.actions(), 0, policy, rows(), perSample);
  }

  private float logRatio(int i) {
    return perSample.buffer().get(i) - old.logProbs()[i];
  }

  /** The policy: network and log standard deviations. */
  Parameters policy() {
    return policy;
  }

  /** The gradient of the loss. */
  Parameters gradient() {
    return gradient;
  }

  /** The pass over the batch. */
  MlpPass pass() {
    return pass;
  }

  /** The data. */
  Batch batch() {
    return batch;
  }

  /** The advantages, standardised if the settings say so (rows). Not to be changed. */
  float[] advantages() {
    return advantages;
  }

  /** Number of samples in a batch. */
  int rows() {
    return advantages.length;
  }

  void save(Checkpoint checkpoint) {
    checkpoint.put(PARAMETERS, policy.block().toArray());
  }

  void restore(Checkpoint checkpoint) {
    policy.block().set(checkpoint.floats(PARAMETERS, policy.block().length()));
  }

  @Override
  public void close() {
    policy.close();
    gradient.close();
    pass.close();
    old.close();
    perSample.close();
  }
}
