package org.gaitway.experiment.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gaitway.random.RandomStream;

/**
 * The stratified percentile bootstrap: draws runs with replacement, task by task, computes the
 * statistic of each such resample, and takes the middle 95 % of what comes out. Every call draws
 * the same numbers, so that the same runs give the same interval.
 *
 * <p>Source: Efron 1979, "Bootstrap Methods"; stratified over tasks as in Agarwal et al. 2021,
 * "Deep Reinforcement Learning at the Edge of the Statistical Precipice", section 4.1. With three
 * runs a task such intervals are too narrow rather than too wide.
 *
 * @param seed of the resampling
 * @param resamples how many
 */
public record Bootstrap(long seed, int resamples) {
  private static final double TAIL = 0.025;

  /** Checks the number of resamples. */
  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1, was " + resamples);
    }
  }

  /**
   * Estimates a statistic and its interval.
   *
   * @param strata the values of each stratum; empty ones are allowed
   * @param statistic computed of the strata; must not keep or change the arrays
   */
  public Estimate estimate(List<double[]> strata, ToDoubleFunction<List<double[]>> statistic) {
    int runs = strata.stream().mapToInt(values -> values.length).sum();
    double[] replicates = replicates(strata, statistic);
    return new Estimate(statistic.applyAsDouble(strata), middle(replicates), runs);
  }

  /**
   * The statistic of each resample.
   *
   * @param strata as for {@link #estimate}
   * @param statistic as for {@link #estimate}
   * @return one value for each resample, in the order of drawing
   */
  public double[] replicates(List<double[]> strata, ToDoubleFunction<List<double[]>> statistic) {
    RandomStream random = new RandomStream(seed, 0);
    List<double[]> drawn = strata.stream().map(values -> new double[values.length]).toList();
    double[] replicates = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      for (int s = 0; s < drawn.size(); s++) {
        draw(strata.get(s), drawn.get(s), random);
      }
      replicates[i] = statistic.applyAsDouble(drawn);
    }
    return replicates;
  }

  private static void draw(double[] values, double[] drawn, RandomStream random) {
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values[random.nextInt(values.length)];
    }
  }

  /** The middle 95 % of some replicates; sorts them. */
  public static Interval middle(double[] replicates) {
    Arrays.sort(replicates);
    return new Interval(quantile(replicates, TAIL), quantile(replicates, 1 - TAIL));
  }

  /** The quantile of sorted values, linear between them. */
  static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    double weight = at - below;
    // Not sorted[below] + weight * difference, which rounds equal values apart.
    return weight == 0 ? sorted[below] : (1 - weight) * sorted[below] + weight * sorted[above];
  }
}
