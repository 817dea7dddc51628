package org.gaitway.task.legged;

import org.gaitway.config.Setting;
import org.gaitway.random.RandomStream;

/**
 * An interval that something is drawn from, uniformly.
 *
 * @param low least value
 * @param high greatest value
 */
public record Range(@Setting("Least value") double low, @Setting("Greatest value") double high) {
  /** Checks the order. */
  public Range {
    if (!(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
      throw new IllegalArgumentException(
          "high must be at least low, both finite; was " + high + ", with low " + low);
    }
  }

  /** From {@code -limit} to {@code limit}. */
  public static Range around(double limit) {
    return new Range(-limit, limit);
  }

  /** A value of it. */
  public double draw(RandomStream random) {
    return random.uniform(low, high);
  }

  /** The same interval, stretched about 0. */
  public double draw(RandomStream random, double factor) {
    return random.uniform(factor * low, factor * high);
  }

  /** Whether it is one value alone. */
  public boolean isConstant(double value) {
    return low == value && high == value;
  }
}
