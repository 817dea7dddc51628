package org.gaitway.experiment.statistics;

import java.util.ArrayList;
import java.util.List;

/** How likely it is that another set of seeds would have ranked two settings the other way. */
public final class RankingFlip {
  private RankingFlip() {}

  /**
   * The share of bootstrap resamples, of both settings' runs independently, in which the second has
   * the higher mean; ties count half.
   *
   * @param first scores of the setting ranked first, one array for each task
   * @param second scores of the other
   * @param bootstrap how to resample
   * @return 0 when the ranking never flips, 0.5 when it is a toss-up
   */
  public static double probability(
      List<double[]> first, List<double[]> second, Bootstrap bootstrap) {
    List<double[]> both = new ArrayList<>(first);
    both.addAll(second);
    double[] leads =
        bootstrap.replicates(
            both,
            drawn ->
                Strata.MEAN.applyAsDouble(drawn.subList(0, first.size()))
                    - Strata.MEAN.applyAsDouble(drawn.subList(first.size(), drawn.size())));
    double flips = 0;
    for (double lead : leads) {
      flips += lead < 0 ? 1 : lead == 0 ? 0.5 : 0;
    }
    return flips / leads.length;
  }
}
