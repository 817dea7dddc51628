package org.gaitway.ppo;

import java.nio.FloatBuffer;
import org.gaitway.nn.Adam;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;

/**
 * The value function's half of an update: least squares on the returns. Buffers for one minibatch,
 * made once. One thread at a time.
 */
final class ValueUpdate implements AutoCloseable {
  private final PpoSettings settings;
  private final Parameters parameters;
  private final Parameters gradients;
  private final Adam adam;
  private final MlpPass pass;
  private final Rows observations;
  private final int[] rows;

  private double lossSum;
  private double normSum;
  private long minibatches;
  private long samples;

  ValueUpdate(PpoSettings settings, Parameters parameters, Adam adam) {
    this.settings = settings;
    this.parameters = parameters;
    this.adam = adam;
    this.gradients = new Parameters(parameters.shape(), 0);
    this.pass = new MlpPass(parameters.shape(), settings.minibatch(), true);
    this.rows = new int[settings.minibatch()];
    this.observations = new Rows(settings.minibatch(), parameters.shape().inputs());
  }

  /** All epochs; {@code order} has one permutation of the samples per epoch. */
  void run(Batch batch, int[][] order, double learningRate) {
    minibatches = 0;
    normSum = 0;
    for (int[] permutation : order) {
      lossSum = 0;
      samples = 0;
      for (int start = 0; start < batch.size(); start += settings.minibatch()) {
        int n = Math.min(settings.minibatch(), batch.size() - start);
        step(batch, permutation, start, n, learningRate);
      }
    }
  }

  private void step(Batch batch, int[] order, int start, int n, double learningRate) {
    System.arraycopy(order, start, rows, 0, n);
    batch.observations().gather(rows, n, observations);
    pass.forward(parameters, observations.block(), 0, n);
    FloatBuffer values = pass.output().buffer();
    FloatBuffer gradient = pass.outputGradient().buffer();
    int stride = pass.outputStride();
    float factor = (float) (settings.valueCoefficient() / n);
    for (int i = 0; i < n; i++) {
      float error = values.get(i * stride) - batch.returns()[rows[i]];
      lossSum += 0.5 * error * error;
      gradient.put(i * stride, factor * error);
    }
    samples += n;
    pass.backward(parameters, gradients, observations.block(), n);
    normSum +=
        adam.step(parameters.block(), gradients.block(), learningRate, settings.gradientLimit());
    minibatches++;
  }

  /** Values of the first {@code count} observations. */
  void values(Rows of, int count, float[] out) {
    int stride = pass.outputStride();
    for (int start = 0; start < count; start += pass.maxRows()) {
      int n = Math.min(pass.maxRows(), count - start);
      pass.forward(parameters, of.block(), start, n);
      for (int i = 0; i < n; i++) {
        out[start + i] = pass.output().buffer().get(i * stride);
      }
    }
  }

  double loss() {
    return lossSum / samples;
  }

  double gradientNorm() {
    return normSum / minibatches;
  }

  @Override
  public void close() {
    gradients.close();
    pass.close();
    observations.close();
  }
}
