package org.gaitway.ppo;

import java.nio.FloatBuffer;
import org.gaitway.nn.Adam;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.NativeFloats;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;

/** The policy's half of an update: buffers for one minibatch, made once. One thread at a time. */
final class PolicyUpdate implements AutoCloseable {
  private final PpoSettings settings;
  private final Surrogate surrogate;
  private final Parameters parameters;
  private final Parameters gradients;
  private final Adam adam;
  private final MlpPass pass;
  private final Rows observations;
  private final int[] rows;
  private final Rows actions;
  private final NativeFloats logProb;
  private final NativeFloats weight;
  private final int actionSize;
  private final float[] logProbs;
  private final float[] ratio;
  private final float[] advantage;
  private final float[] gradient;
  private float[] oldLogProbs = new float[0];

  private double surrogateSum;
  private double klSum;
  private double clippedCount;
  private double normSum;
  private long minibatches;
  private long samples;

  PolicyUpdate(PpoSettings settings, Parameters parameters, Adam adam) {
    this.settings = settings;
    this.surrogate = new ClipSurrogate(settings.clipRange());
    this.parameters = parameters;
    this.adam = adam;
    this.actionSize = parameters.shape().outputs();
    int capacity = settings.minibatch();
    this.rows = new int[capacity];
    this.gradients = new Parameters(parameters.shape(), actionSize);
    this.pass = new MlpPass(parameters.shape(), capacity, true);
    this.observations = new Rows(capacity, parameters.shape().inputs());
    this.actions = new Rows(capacity, actionSize);
    this.logProb = new NativeFloats(capacity);
    this.weight = new NativeFloats(capacity);
    this.logProbs = new float[capacity];
    this.ratio = new float[capacity];
    this.advantage = new float[capacity];
    this.gradient = new float[capacity];
  }

  /**
   * All epochs; {@code order} has one permutation of the samples per epoch.
   *
   * @return epochs taken
   */
  int run(Batch batch, int[][] order, double learningRate) {
    rememberOldLogProbs(batch);
    minibatches = 0;
    normSum = 0;
    for (int epoch = 0; epoch < order.length; epoch++) {
      surrogateSum = 0;
      klSum = 0;
      clippedCount = 0;
      samples = 0;
      for (int start = 0; start < batch.size(); start += settings.minibatch()) {
        int n = Math.min(settings.minibatch(), batch.size() - start);
        step(batch, order[epoch], start, n, learningRate);
      }
      if (settings.klStop() > 0 && kl() > settings.klStop()) {
        return epoch + 1;
      }
    }
    return order.length;
  }

  /** Computed with the very kernels of the update, so that the first ratios are exactly 1. */
  private void rememberOldLogProbs(Batch batch) {
    if (oldLogProbs.length != batch.size()) {
      oldLogProbs = new float[batch.size()];
    }
    for (int start = 0; start < batch.size(); start += settings.minibatch()) {
      int n = Math.min(settings.minibatch(), batch.size() - start);
      pass.forward(parameters, batch.observations().block(), start, n);
      DiagonalGaussian.logProb(
          pass.output(), batch.actions().block(), start, parameters, n, actionSize, logProb);
      logProb.buffer().get(0, oldLogProbs, start, n);
    }
  }

  private void step(Batch batch, int[] order, int start, int n, double learningRate) {
    System.arraycopy(order, start, rows, 0, n);
    batch.observations().gather(rows, n, observations);
    batch.actions().gather(rows, n, actions);
    pass.forward(parameters, observations.block(), 0, n);
    DiagonalGaussian.logProb(pass.output(), actions.block(), 0, parameters, n, actionSize, logProb);
    logProb.buffer().get(0, logProbs, 0, n);
    for (int i = 0; i < n; i++) {
      float logRatio = logProbs[i] - oldLogProbs[rows[i]];
      ratio[i] = (float) Math.exp(logRatio);
      advantage[i] = batch.advantages()[rows[i]];
      klSum += ratio[i] - 1.0 - logRatio;
      clippedCount += Math.abs(ratio[i] - 1) > settings.clipRange() ? 1 : 0;
    }
    samples += n;
    if (settings.normaliseAdvantages()) {
      Standardise.inPlace(advantage, n);
    }
    surrogateSum += n * surrogate.evaluate(ratio, advantage, n, gradient);
    descend(n, learningRate);
  }

  private void descend(int n, double learningRate) {
    FloatBuffer weights = weight.buffer();
    for (int i = 0; i < n; i++) {
      weights.put(i, -gradient[i] / n);
    }
    gradients.fillExtra((float) -settings.entropyCoefficient());
    DiagonalGaussian.backward(
        pass.output(),
        actions.block(),
        parameters,
        weight,
        n,
        actionSize,
        pass.outputGradient(),
        gradients);
    pass.backward(parameters, gradients, observations.block(), n);
    normSum +=
        adam.step(parameters.block(), gradients.block(), learningRate, settings.gradientLimit());
    minibatches++;
  }

  double surrogate() {
    return surrogateSum / samples;
  }

  double kl() {
    return klSum / samples;
  }

  double clipFraction() {
    return clippedCount / samples;
  }

  double gradientNorm() {
    return normSum / minibatches;
  }

  @Override
  public void close() {
    gradients.close();
    pass.close();
    observations.close();
    actions.close();
    logProb.close();
    weight.close();
  }
}
