package org.gaitway.nn;

/**
 * Adam (Kingma and Ba 2015, Algorithm 1) over one block of parameters, with the gradient's norm
 * clipped first. One thread at a time.
 */
public final class Adam implements AutoCloseable {
  // Floats, as in the kernel, so that the corrections are those of the very same numbers.
  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;

  private final NativeFloats firstMoment;
  private final NativeFloats secondMoment;
  private final double epsilon;
  private long steps;

  /** Makes an optimiser for {@code length} parameters. */
  public Adam(int length, double epsilon) {
    this.firstMoment = new NativeFloats(length);
    this.secondMoment = new NativeFloats(length);
    this.epsilon = epsilon;
  }

  /**
   * Takes one step downhill; none where the gradient's norm is not finite.
   *
   * @param maxNorm the gradient is scaled down to this Euclidean norm if it is longer; infinite for
   *     no clipping
   * @return the gradient's norm before clipping
   */
  public double step(NativeFloats parameters, NativeFloats gradient, double rate, double maxNorm) {
    int n = firstMoment.length();
    double norm = Math.sqrt(Kernels.sumOfSquares(gradient.address(0), n));
    if (!Double.isFinite(norm)) {
      return norm;
    }
    double scale = norm > maxNorm ? maxNorm / norm : 1;
    steps++;
    double correction1 = 1 - Math.pow(BETA_1, steps);
    double correction2 = 1 - Math.pow(BETA_2, steps);
    Kernels.adam(
        parameters.address(0),
        gradient.address(0),
        firstMoment.address(0),
        secondMoment.address(0),
        n,
        (float) scale,
        (float) (rate / correction1),
        (float) (1 / correction2),
        BETA_1,
        BETA_2,
        (float) epsilon);
    return norm;
  }

  /** Running mean of the gradients. */
  public NativeFloats firstMoment() {
    return firstMoment;
  }

  /** Running mean of the squared gradients. */
  public NativeFloats secondMoment() {
    return secondMoment;
  }

  /** Steps taken. */
  public long steps() {
    return steps;
  }

  /** Goes on from a saved step count; the moments are set through their blocks. */
  public void restoreSteps(long saved) {
    steps = saved;
  }

  @Override
  public void close() {
    firstMoment.close();
    secondMoment.close();
  }
}
