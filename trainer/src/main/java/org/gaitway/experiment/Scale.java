package org.gaitway.experiment;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * Normalised scores of one task: 0 is what a random policy earns, 1 the best run of any setting.
 * Returns of different tasks can be averaged only so.
 *
 * <p>Source: PPO paper, section 6.1.
 *
 * @param random return of a random policy
 * @param best return of the best run; not a number when there is none
 */
public record Scale(double random, double best) {

  /** The scale that some runs span. */
  public static Scale of(double random, double[] returns) {
    DoubleSummaryStatistics range =
        Arrays.stream(returns).filter(Double::isFinite).summaryStatistics();
    return new Scale(random, range.getCount() == 0 ? Double.NaN : range.getMax());
  }

  /** The scores; not numbers when no run is better than random. */
  public double[] normalise(double[] returns) {
    double span = best > random ? best - random : Double.NaN;
    return Arrays.stream(returns).map(value -> (value - random) / span).toArray();
  }
}
