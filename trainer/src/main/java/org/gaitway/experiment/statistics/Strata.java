package org.gaitway.experiment.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Statistics of all values of several strata, such as the runs of several tasks, taken together.
 */
public final class Strata {
  /** The arithmetic mean; not a number when there are no values. */
  public static final ToDoubleFunction<List<double[]>> MEAN =
      strata -> Arrays.stream(together(strata)).average().orElse(Double.NaN);

  /**
   * The mean of the middle half: a quarter of the values, rounded down, is left out at either end.
   * Less moved by outliers than the mean, and by fewer runs than the median.
   *
   * <p>Source: Agarwal et al. 2021, "Deep Reinforcement Learning at the Edge of the Statistical
   * Precipice", section 4.2.
   */
  public static final ToDoubleFunction<List<double[]>> INTERQUARTILE_MEAN =
      strata -> interquartileMean(together(strata));

  private Strata() {}

  private static double[] together(List<double[]> strata) {
    return strata.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static double interquartileMean(double[] values) {
    Arrays.sort(values);
    int cut = values.length / 4;
    return Arrays.stream(values, cut, values.length - cut).average().orElse(Double.NaN);
  }
}
