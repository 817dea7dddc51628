package org.gaitway.ppo;

import java.util.function.ToDoubleFunction;

/** The derivative that every gradient is compared with. */
public final class CentralDifference {
  private static final double H = 1e-5;

  private CentralDifference() {}

  /** Slope of a function at {@code at} along one coordinate, within about 1e-9 for a smooth one. */
  public static double slope(ToDoubleFunction<double[]> function, double[] at, int coordinate) {
    double[] point = at.clone();
    point[coordinate] = at[coordinate] + H;
    double above = function.applyAsDouble(point);
    point[coordinate] = at[coordinate] - H;
    double below = function.applyAsDouble(point);
    return (above - below) / (2 * H);
  }
}
