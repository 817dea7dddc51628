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
   * @param mean rows of at least as many values as an action has; the first are the means
   * @param actions from row {@code firstRow} on
   * @param parameters hold the log standard deviations
   * @param out rows
   */
  public static void logProb(
      Rows mean, Rows actions, int firstRow, Parameters parameters, int rows, NativeFloats out) {
    checkDimensions(mean, actions);
    Kernels.gaussianLogProb(
        mean.address(0),
        mean.stride(),
        actions.address(firstRow),
        actions.stride(),
        parameters.extraAddress(),
        rows,
        actions.columns(),
        out.address(0));
  }

  /**
   * Gradient of sum_i weight_i log p(action_i): with respect to the means into {@code dMean}, with
   * respect to the log standard deviations added to the free parameters of {@code gradients}.
   *
   * @param dMean of the layout of {@code mean}
   */
  public static void backward(
      Rows mean,
      Rows actions,
      Parameters parameters,
      NativeFloats weight,
      int rows,
      Rows dMean,
      Parameters gradients) {
    checkDimensions(mean, actions);
    Kernels.gaussianBackward(
        mean.address(0),
        mean.stride(),
        actions.address(0),
        actions.stride(),
        parameters.extraAddress(),
        weight.address(0),
        rows,
        actions.columns(),
        dMean.address(0),
        gradients.extraAddress());
  }

  /**
   * KL(old, new) of each row [nat].
   *
   * @param mean rows of at least as many values as {@code oldMean} has
   * @param parameters hold the new log standard deviations
   * @param oldLogStd one per column of {@code oldMean}
   * @param out rows
   */
  public static void kl(
      Rows mean,
      Rows oldMean,
      int firstRow,
      Parameters parameters,
      NativeFloats oldLogStd,
      int rows,
      NativeFloats out) {
    checkDimensions(mean, oldMean);
    Kernels.gaussianKl(
        mean.address(0),
        mean.stride(),
        oldMean.address(firstRow),
        oldMean.stride(),
        parameters.extraAddress(),
        oldLogStd.address(0),
        rows,
        oldMean.columns(),
        out.address(0));
  }

  /**
   * Gradient of {@code weight} times the sum of the rows' KL(old, new), added: with respect to the
   * means to {@code dMean}, with respect to the log standard deviations to the free parameters of
   * {@code gradients}.
   */
  public static void klBackward(
      Rows mean,
      Rows oldMean,
      Parameters parameters,
      NativeFloats oldLogStd,
      double weight,
      int rows,
      Rows dMean,
      Parameters gradients) {
    checkDimensions(mean, oldMean);
    Kernels.gaussianKlBackward(
        mean.address(0),
        mean.stride(),
        oldMean.address(0),
        oldMean.stride(),
        parameters.extraAddress(),
        oldLogStd.address(0),
        (float) weight,
        rows,
        oldMean.columns(),
        dMean.address(0),
        gradients.extraAddress());
  }

  private static void checkDimensions(Rows mean, Rows actions) {
    int dimensions = actions.columns();
    if (dimensions > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "an action has at most " + MAX_DIMENSIONS + " values, was " + dimensions);
    }
    if (mean.columns() < dimensions) {
      throw new IllegalArgumentException(
          "expected means of at least " + dimensions + " values, found " + mean.columns());
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
