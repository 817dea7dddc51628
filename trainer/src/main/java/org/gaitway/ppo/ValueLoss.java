package org.gaitway.ppo;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;

/**
 * Half the squared error of the values: (V - R)^2 / 2. With a clip range c, half of max((V - R)^2,
 * (V_old + clip(V - V_old, -c, c) - R)^2), so that going farther than c from the old value gains
 * nothing (OpenAI Baselines ppo2).
 */
final class ValueLoss implements Loss {
  private final int column;
  private final double coefficient;
  private final float clipRange;
  private Batch batch;
  private double lossSum;
  private long samples;
  private List<ValueEpoch> epochs = new ArrayList<>();

  /** The loss of the output in {@code column}. */
  ValueLoss(PpoSettings settings, int column) {
    this.column = column;
    this.coefficient = settings.valueCoefficient();
    this.clipRange = settings.valueClipRange().orElse(Double.POSITIVE_INFINITY).floatValue();
  }

  @Override
  public void begin(Batch data, Parameters parameters, MlpPass pass, double progress) {
    batch = data;
    epochs = new ArrayList<>();
  }

  @Override
  public void beginEpoch() {
    lossSum = 0;
    samples = 0;
  }

  @Override
  public double differentiate(
      Parameters parameters, MlpPass pass, int[] rows, int n, Parameters gradients) {
    FloatBuffer values = pass.output().block().buffer();
    FloatBuffer gradient = pass.outputGradient().block().buffer();
    int stride = pass.output().stride();
    float factor = (float) (coefficient / n);
    for (int i = 0; i < n; i++) {
      float value = values.get(i * stride + column);
      float old = batch.values()[rows[i]];
      float target = batch.returns()[rows[i]];
      float error = value - target;
      float moved = value - old;
      float clippedError = old + Math.max(-clipRange, Math.min(clipRange, moved)) - target;
      boolean clipped = Math.abs(moved) > clipRange && Math.abs(clippedError) > Math.abs(error);
      float worse = clipped ? clippedError : error;
      lossSum += 0.5 * worse * worse;
      gradient.put(i * stride + column, clipped ? 0 : factor * error);
    }
    samples += n;
    return lossSum / samples;
  }

  @Override
  public boolean endEpoch(double gradientNorm) {
    epochs.add(new ValueEpoch(lossSum / samples, gradientNorm));
    return true;
  }

  @Override
  public void end(Parameters parameters, MlpPass pass) {}

  /** What the epochs of the last update were like. */
  List<ValueEpoch> epochs() {
    return epochs;
  }

  @Override
  public void close() {}
}
