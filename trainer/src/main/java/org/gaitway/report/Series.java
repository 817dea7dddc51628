package org.gaitway.report;

import java.awt.Color;
import java.util.Optional;

/**
 * One curve of a chart. The arrays are not copied and must not change; points whose y is NaN are
 * gaps.
 *
 * @param name what the legend calls it
 * @param color its colour
 * @param x abscissae, ascending
 * @param y ordinates, as many
 * @param band what surrounds it, such as an interval over seeds
 * @param faint whether it is drawn thin and pale and left out of the legend, as one of many
 */
public record Series(
    String name, Color color, double[] x, double[] y, Optional<Band> band, boolean faint) {

  /**
   * An area around a curve.
   *
   * @param lower its lower edge, one value for each x
   * @param upper its upper edge, one value for each x
   */
  public record Band(double[] lower, double[] upper) {}

  /** A curve in its own right. */
  public Series(String name, Color color, double[] x, double[] y, Optional<Band> band) {
    this(name, color, x, y, band, false);
  }

  /** One of many curves, such as that of a single seed. */
  public static Series faint(Color color, double[] x, double[] y) {
    return new Series("", color, x, y, Optional.empty(), true);
  }

  /** Checks that the arrays fit together. */
  public Series {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "y must have " + x.length + " values as x has, had " + y.length);
    }
    band.ifPresent(
        b -> {
          if (b.lower().length != x.length || b.upper().length != x.length) {
            throw new IllegalArgumentException("band must have " + x.length + " values as x has");
          }
        });
  }
}
