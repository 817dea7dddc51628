package org.gaitway.launch.bench;

import java.util.Arrays;

/** The middle of what was measured, which a few disturbed rounds do not move. */
final class Median {

  private Median() {}

  /**
   * The median.
   *
   * @param values at least one, in any order; left as they are
   * @return the middle one, or the mean of the middle two
   */
  static double of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
