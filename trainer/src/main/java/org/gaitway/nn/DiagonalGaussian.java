package org.gaitway.nn;

/**
 * A normal distribution per row with a mean from a network and one learned log standard deviation
 * per dimension, the free parameters of a {@link Parameters}. Static: the data are the caller's.
 */
public final class DiagonalGaussian {
  /** The kernels hold the precisions in an array of this length. */
  private static final int MAX_DIMENSIONS = 512;

  private static final double HALF_LOG_2_PI_E = 0.5 * Math.log(2 * Math.PI * Math.E);

  private DiagonalGaussian() {}

  /**
   * Log-density of each action row.
   *
   * @param mean rows x padded(dimensions)
   * @param actions of the same layout, from row {@code firstRow} on
   * @param out rows
   */
  public static void logProb(
      NativeFloats mean,
      NativeFloats actions,
      int firstRow,
      Parameters parameters,
      int rows,
      int dimensions,
      NativeFloats out) {
    checkDimensions(dimensions);
    Kernels.gaussianLogProb(
        mean.address(0),
        actions.address((long) firstRow * Kernels.padded(dimensions)),
        Kernels.padded(dimensions),
        parameters.extraAddress(),
        rows,
        dimensions,
        out.address(0));
  }

  /**
   * Gradient of sum_i weight_i log p(action_i): with respect to the means into {@code dMean}, with
   * respect to the log standard deviations added to the free parameters of {@code gradients}.
   */
  public static void backward(
      NativeFloats mean,
      NativeFloats actions,
      Parameters parameters,
      NativeFloats weight,
      int rows,
      int dimensions,
      NativeFloats dMean,
      Parameters gradients) {
    checkDimensions(dimensions);
    Kernels.gaussianBackward(
        mean.address(0),
        actions.address(0),
        Kernels.padded(dimensions),
        parameters.extraAddress(),
        weight.address(0),
        rows,
        dimensions,
        dMean.address(0),
        gradients.extraAddress());
  }

  private static void checkDimensions(int dimensions) {
    if (dimensions > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "an action has at most " + MAX_DIMENSIONS + " values, was " + dimensions);
    }
  }

  /** Entropy [nat]: the sum over dimensions of log std + ln(2 pi e) / 2. */
  public static double entropy(float[] logStd) {
    double sum = 0;
    for (float value : logStd) {
      sum += value + HALF_LOG_2_PI_E;
    }
    return sum;
  }
}
