package org.gaitway.ppo;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.NativeFloats;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;

/**
 * The policy's loss: less the surrogate, plus its KL penalty, less the entropy bonus. The means are
 * a network's first outputs, the log standard deviations its free parameters.
 */
final class PolicyLoss implements Loss {
  private final PpoSettings settings;
  private final Surrogate surrogate;
  private final LearningRate rate;
  private final OldPolicy old;
  private final EpochRecorder recorder;
  private final Rows actions;
  private final Rows oldMeans;
  private final NativeFloats perSample;
  private final float[] logProbs;
  private final float[] ratio;
  private final float[] advantage;
  private final float[] gradient;

  private Batch batch;
  private List<PolicyEpoch> epochs = new ArrayList<>();

  /**
   * Allocates buffers for one minibatch.
   *
   * @param rate told of each minibatch's KL if it wants to know
   */
  PolicyLoss(PpoSettings settings, int actionSize, LearningRate rate) {
    this.settings = settings;
    this.surrogate = settings.surrogate().create();
    this.rate = rate;
    this.old = new OldPolicy(actionSize, settings.minibatch());
    this.recorder = new EpochRecorder(settings.surrogate());
    int capacity = settings.minibatch();
    this.actions = new Rows(capacity, actionSize);
    this.oldMeans = new Rows(capacity, actionSize);
    this.perSample = new NativeFloats(capacity);
    this.logProbs = new float[capacity];
    this.ratio = new float[capacity];
    this.advantage = new float[capacity];
    this.gradient = new float[capacity];
  }

  @Override
  public void begin(Batch data, Parameters parameters, MlpPass pass, double progress) {
    batch = data;
    epochs = new ArrayList<>();
    surrogate.begin(progress);
    recorder.begin(progress, data.size());
    old.remember(data, parameters, pass);
  }

  @Override
  public void beginEpoch() {
    recorder.beginEpoch();
  }

  @Override
  public double differentiate(
      Parameters parameters, MlpPass pass, int[] rows, int n, Parameters gradients) {
    batch.actions().gather(rows, n, actions);
    DiagonalGaussian.logProb(pass.output(), actions, 0, parameters, n, perSample);
    perSample.buffer().get(0, logProbs, 0, n);
    for (int i = 0; i < n; i++) {
      float logRatio = logProbs[i] - old.logProbs()[rows[i]];
      ratio[i] = Ratio.of(logRatio);
      advantage[i] = batch.advantages()[rows[i]];
      if (rows[i] < batch.originals()) {
        recorder.kl(ratio[i] - 1.0 - logRatio);
      }
    }
    if (settings.normaliseAdvantages()) {
      Standardise.inPlace(advantage, n);
    }
    recorder.ratios(ratio, advantage, n);
    double objective = surrogate.evaluate(ratio, advantage, n, gradient);
    FloatBuffer weights = perSample.buffer();
    for (int i = 0; i < n; i++) {
      weights.put(i, -gradient[i] / n);
    }
    gradients.fillExtra((float) -settings.entropyCoefficient());
    DiagonalGaussian.backward(
        pass.output(), actions, parameters, perSample, n, pass.outputGradient(), gradients);
    recorder.objective(n, objective - penalise(parameters, pass, rows, n, gradients));
    return -recorder.meanObjective();
  }

  /** Adds the gradient of the KL penalty, and returns the penalty. */
  private double penalise(
      Parameters parameters, MlpPass pass, int[] rows, int n, Parameters gradients) {
    double weight = surrogate.klPenalty();
    if (weight == 0 && !rate.followsKl()) {
      return 0;
    }
    old.means().gather(rows, n, oldMeans);
    DiagonalGaussian.kl(pass.output(), oldMeans, 0, parameters, old.logStd(), n, perSample);
    double kl = OldPolicy.mean(perSample, n);
    if (rate.followsKl()) {
      rate.observe(kl);
    }
    if (weight > 0) {
      DiagonalGaussian.klBackward(
          pass.output(),
          oldMeans,
          parameters,
          old.logStd(),
          weight / n,
          n,
          pass.outputGradient(),
          gradients);
    }
    return weight * kl;
  }

  @Override
  public boolean endEpoch(double gradientNorm) {
    PolicyEpoch epoch = recorder.endEpoch(gradientNorm);
    epochs.add(epoch);
    return settings.klStop() == 0 || epoch.kl() <= settings.klStop();
  }

  @Override
  public void end(Parameters parameters, MlpPass pass) {
    surrogate.end(surrogate.followsKl() ? old.kl(batch, parameters, pass) : Double.NaN);
  }

  /** What the epochs of the last update were like. */
  List<PolicyEpoch> epochs() {
    return epochs;
  }

  /** The objective, whose coefficient belongs into a checkpoint. */
  Surrogate surrogate() {
    return surrogate;
  }

  @Override
  public void close() {
    old.close();
    actions.close();
    oldMeans.close();
    perSample.close();
  }
}
