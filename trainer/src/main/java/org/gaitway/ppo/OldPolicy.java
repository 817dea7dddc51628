package org.gaitway.ppo;

import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.NativeFloats;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;

/**
 * The policy that collected the data of an update, as it was on these data. It is computed with the
 * very kernels of the update, so that the first ratios are exactly 1.
 */
public final class OldPolicy implements AutoCloseable {
  private final int actionSize;
  private final int chunk;
  private final NativeFloats logStd;
  private final NativeFloats perSample;
  private float[] logProbs = new float[0];
  private Rows means;

  /** A place for it. {@code chunk} samples are evaluated at once. */
  public OldPolicy(int actionSize, int chunk) {
    this.actionSize = actionSize;
    this.chunk = chunk;
    this.logStd = new NativeFloats(actionSize);
    this.perSample = new NativeFloats(chunk);
    this.means = new Rows(0, actionSize);
  }

  /** Remembers what the present policy makes of the data. */
  public void remember(Batch batch, Parameters parameters, MlpPass pass) {
    reserve(batch.size());
    logStd.set(parameters.extra());
    for (int start = 0; start < batch.size(); start += chunk) {
      int n = Math.min(chunk, batch.size() - start);
      pass.forward(parameters, batch.observations(), start, n);
      DiagonalGaussian.logProb(pass.output(), batch.actions(), start, parameters, n, perSample);
      perSample.buffer().get(0, logProbs, start, n);
      means.put(start, pass.output(), n);
    }
    // An image's action was drawn when its original's was, and with that probability.
    int images = batch.size() - batch.originals();
    System.arraycopy(logProbs, 0, logProbs, batch.originals(), images);
  }

  private void reserve(int size) {
    if (logProbs.length != size) {
      logProbs = new float[size];
      means.close();
      means = new Rows(size, actionSize);
    }
  }

  /** Mean KL(old, present) over the data [nat]. */
  public double kl(Batch batch, Parameters parameters, MlpPass pass) {
    double sum = 0;
    for (int start = 0; start < batch.size(); start += chunk) {
      int n = Math.min(chunk, batch.size() - start);
      pass.forward(parameters, batch.observations(), start, n);
      DiagonalGaussian.kl(pass.output(), means, start, parameters, logStd, n, perSample);
      sum += n * mean(perSample, n);
    }
    return sum / batch.size();
  }

  /** Mean of the first {@code n} floats. */
  static double mean(NativeFloats values, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values.buffer().get(i);
    }
    return sum / n;
  }

  /** Log-probabilities of the actions that were taken (size). */
  public float[] logProbs() {
    return logProbs;
  }

  /** Means (size x actions). */
  public Rows means() {
    return means;
  }

  /** Log standard deviations (actions). */
  public NativeFloats logStd() {
    return logStd;
  }

  @Override
  public void close() {
    logStd.close();
    perSample.close();
    means.close();
  }
}
