package org.gaitway.control;

import java.util.Arrays;

/**
 * What a command input is held to.
 *
 * @param low (size) lowest values, finite
 * @param high (size) highest values, finite, none under its lowest
 * @param maxRate (size) greatest change in a second, positive; infinite for none
 * @param maxAgeNs age from which on a command counts as zero [ns], positive
 */
record CommandLimits(double[] low, double[] high, double[] maxRate, long maxAgeNs) {

  /**
   * Checks and copies.
   *
   * @param name of the input, for messages
   * @throws IllegalArgumentException if the limits are none
   */
  static CommandLimits of(
      String name, double[] low, double[] high, double[] maxRate, long maxAgeNs) {
    if (low.length == 0
        || low.length != high.length
        || low.length != maxRate.length
        || maxAgeNs <= 0) {
      throw new IllegalArgumentException(
          String.format(
              "command '%s': expected as many lowest as highest values and rates, and a positive"
                  + " age, found %d, %d, %d and %d ns",
              name, low.length, high.length, maxRate.length, maxAgeNs));
    }
    for (int i = 0; i < low.length; i++) {
      if (!(Double.isFinite(low[i]) && Double.isFinite(high[i]) && low[i] <= high[i])) {
        throw new IllegalArgumentException(
            String.format(
                "command '%s'[%d]: expected a finite range, found [%s, %s]",
                name, i, low[i], high[i]));
      }
      if (!(maxRate[i] > 0)) {
        throw new IllegalArgumentException(
            String.format(
                "command '%s'[%d]: expected a positive rate, found %s", name, i, maxRate[i]));
      }
    }
    return new CommandLimits(low.clone(), high.clone(), maxRate.clone(), maxAgeNs);
  }

  /** Rates for an input whose commands may jump. */
  static double[] anyRate(int size) {
    double[] rates = new double[size];
    Arrays.fill(rates, Double.POSITIVE_INFINITY);
    return rates;
  }

  /** Number of values. */
  int size() {
    return low.length;
  }

  /** A value within its range. */
  double limited(int i, double value) {
    return Math.max(low[i], Math.min(high[i], value));
  }

  /** How far a value gets from another on the way to a third in some time [s]. */
  double approached(int i, double from, double to, double seconds) {
    double most = maxRate[i] * seconds;
    // Where any change is allowed, most may be no number: infinite times no time.
    return maxRate[i] == Double.POSITIVE_INFINITY || Math.abs(to - from) <= most
        ? to
        : from + Math.copySign(most, to - from);
  }
}
