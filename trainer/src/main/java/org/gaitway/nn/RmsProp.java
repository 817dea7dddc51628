package org.gaitway.nn;

import java.nio.FloatBuffer;

/**
 * RMSProp (Tieleman and Hinton 2012) over one block of parameters, with the gradient's norm clipped
 * first: s <- decay s + (1 - decay) g^2, p <- p - rate g / sqrt(s + epsilon).
 *
 * <p>As in TensorFlow 1, which OpenAI Baselines' A2C runs on, epsilon is inside the root and s
 * starts at 1, so that the first steps are small; PyTorch has it otherwise. One thread at a time.
 */
public final class RmsProp implements AutoCloseable {
  private final NativeFloats meanSquare;
  private final float decay;
  private final float epsilon;

  /** Makes an optimiser for {@code length} parameters. */
  public RmsProp(int length, double decay, double epsilon) {
    this.meanSquare = new NativeFloats(length);
    this.decay = (float) decay;
    this.epsilon = (float) epsilon;
    for (int i = 0; i < length; i++) {
      meanSquare.buffer().put(i, 1);
    }
  }

  /**
   * Takes one step downhill.
   *
   * @param maxNorm the gradient is scaled down to this Euclidean norm if it is longer; infinite for
   *     no clipping
   * @return the gradient's norm before clipping
   */
  public double step(NativeFloats parameters, NativeFloats gradient, double rate, double maxNorm) {
    int n = meanSquare.length();
    double norm = Math.sqrt(Kernels.sumOfSquares(gradient.address(0), n));
    float scale = (float) (norm > maxNorm ? maxNorm / norm : 1);
    FloatBuffer p = parameters.buffer();
    FloatBuffer s = meanSquare.buffer();
    for (int i = 0; i < n; i++) {
      float g = scale * gradient.buffer().get(i);
      float square = decay * s.get(i) + (1 - decay) * g * g;
      s.put(i, square);
      p.put(i, (float) (p.get(i) - rate * g / Math.sqrt(square + epsilon)));
    }
    return norm;
  }

  /** Running mean of the squared gradients, to be saved and set. */
  public NativeFloats meanSquare() {
    return meanSquare;
  }

  @Override
  public void close() {
    meanSquare.close();
  }
}
