package org.gaitway.baseline;

import java.nio.FloatBuffer;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.RmsProp;
import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.ValueEpoch;
import org.gaitway.random.RandomStream;

/**
 * A2C's value function: one step of RMSProp on the whole batch, down the gradient of its mean
 * squared error. One thread at a time.
 */
final class Critic implements AutoCloseable {
  private static final String PREFIX = "learner.value.";

  private final double coefficient;
  private final double gradientLimit;
  private final Parameters value;
  private final Parameters gradient;
  private final MlpPass pass;
  private final RmsProp rmsProp;

  /**
   * Makes a freshly initialised network.
   *
   * @param privilegedSize values that it sees
   * @param random for initialisation; stays the caller's to save
   */
  Critic(TrainingSettings settings, int privilegedSize, RandomStream random) {
    A2cSettings a2c = settings.baseline().a2c();
    this.coefficient = settings.ppo().valueCoefficient();
    this.gradientLimit = settings.ppo().gradientLimit();
    this.value = settings.network().value(privilegedSize, random);
    this.gradient = new Parameters(value.shape(), 0);
    this.pass = new MlpPass(value.shape(), settings.batchSize(), true);
    this.rmsProp = new RmsProp(value.block().length(), a2c.rmsPropDecay(), a2c.rmsPropEpsilon());
  }

  /** Takes a step with the mean of coefficient (V - R)^2 / 2 as its loss. */
  ValueEpoch update(Batch batch, double rate) {
    int n = batch.size();
    pass.forward(value, batch.privileged(), 0, n);
    FloatBuffer values = pass.output().block().buffer();
    FloatBuffer slopes = pass.outputGradient().block().buffer();
    int stride = pass.output().stride();
    double squares = 0;
    for (int i = 0; i < n; i++) {
      float error = values.get(i * stride) - batch.returns()[i];
      squares += error * error;
      slopes.put(i * stride, (float) (coefficient * error / n));
    }
    pass.backward(value, gradient, batch.privileged(), n);
    double norm = rmsProp.step(value.block(), gradient.block(), rate, gradientLimit);
    return new ValueEpoch(squares / 2 / n, FiniteNorm.require("value", norm));
  }

  /** Values of the first {@code count} rows of what it sees into {@code out}. */
  void values(Rows privileged, int count, float[] out) {
    int stride = pass.output().stride();
    for (int start = 0; start < count; start += pass.maxRows()) {
      int n = Math.min(pass.maxRows(), count - start);
      pass.forward(value, privileged, start, n);
      for (int i = 0; i < n; i++) {
        out[start + i] = pass.output().block().buffer().get(i * stride);
      }
    }
  }

  void save(Checkpoint checkpoint) {
    checkpoint
        .put(PREFIX + "parameters", value.block().toArray())
        .put(PREFIX + "mean-square", rmsProp.meanSquare().toArray());
  }

  void restore(Checkpoint checkpoint) {
    int size = value.block().length();
    value.block().set(checkpoint.floats(PREFIX + "parameters", size));
    rmsProp.meanSquare().set(checkpoint.floats(PREFIX + "mean-square", size));
  }

  @Override
  public void close() {
    value.close();
    gradient.close();
    pass.close();
    rmsProp.close();
  }
}
