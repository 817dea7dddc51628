package org.gaitway.nn;

import java.nio.FloatBuffer;

/**
 * A network that tells a row in a few numbers: its outputs y, brought to length 1 as z = y / |y|.
 * One thread at a time, besides those it may share its rows with.
 */
public final class Encoder implements AutoCloseable {
  /** Keeps a row of zeros from becoming none. */
  public static final float SHORTEST = 1e-6f;

  private final Parameters parameters;
  private final MlpPass pass;
  private final Rows latents;
  private final Rows latentGradients;
  private final float[] lengths;

  /**
   * Makes room for up to {@code maxRows} rows at once.
   *
   * @param parameters stay the caller's to close
   * @param training without it there is room for forward passes alone
   * @param sharing of large numbers of rows; null for none
   */
  public Encoder(Parameters parameters, int maxRows, boolean training, Sharing sharing) {
    this.parameters = parameters;
    this.pass = new MlpPass(parameters.shape(), maxRows, training, sharing);
    this.latents = new Rows(maxRows, parameters.shape().outputs());
    this.latentGradients = new Rows(training ? maxRows : 0, parameters.shape().outputs());
    this.lengths = new float[maxRows];
  }

  /** Computes {@link #latents()} of some rows. */
  public void forward(Rows input, int firstRow, int rows) {
    pass.forward(parameters, input, firstRow, rows);
    FloatBuffer y = pass.output().block().buffer();
    FloatBuffer z = latents.block().buffer();
    int stride = latents.stride();
    for (int i = 0; i < rows; i++) {
      int at = i * stride;
      double squares = 0;
      for (int j = at; j < at + latents.columns(); j++) {
        squares += (double) y.get(j) * y.get(j);
      }
      lengths[i] = Math.max((float) Math.sqrt(squares), SHORTEST);
      for (int j = at; j < at + latents.columns(); j++) {
        z.put(j, y.get(j) / lengths[i]);
      }
    }
  }

  /**
   * Computes the gradients of the parameters for the rows of the last {@link #forward}, from {@link
   * #latentGradients()}, which the caller has filled: dy = (dz - z (z'dz)) / |y|.
   */
  public void backward(Parameters gradients, Rows input, int rows) {
    FloatBuffer z = latents.block().buffer();
    FloatBuffer dz = latentGradients.block().buffer();
    FloatBuffer dy = pass.outputGradient().block().buffer();
    int stride = latents.stride();
    for (int i = 0; i < rows; i++) {
      int at = i * stride;
      double along = 0;
      for (int j = at; j < at + latents.columns(); j++) {
        along += (double) z.get(j) * dz.get(j);
      }
      for (int j = at; j < at + latents.columns(); j++) {
        dy.put(j, (float) ((dz.get(j) - z.get(j) * along) / lengths[i]));
      }
    }
    pass.backward(parameters, gradients, input, rows);
  }

  /** What the rows are told in (rows x outputs); each of length 1. */
  public Rows latents() {
    return latents;
  }

  /** Where the gradient with respect to {@link #latents()} goes; same layout. */
  public Rows latentGradients() {
    return latentGradients;
  }

  /** The network, whose outputs are yet to be brought to length 1. */
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public void close() {
    pass.close();
    latents.close();
    latentGradients.close();
  }
}
