package org.gaitway.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis with round ticks.
 *
 * @param min value at its start, a tick
 * @param max value at its end, above {@code min}
 * @param step distance of its ticks: 1, 2 or 5 times a power of ten
 */
record Axis(double min, double max, double step) {

  private static final double[] ROUND = {1, 2, 5, 10};
  private static final double SLACK = 1e-9;

  /**
   * The axis that holds a range and ends at ticks.
   *
   * @param low smallest value to show
   * @param high largest value to show
   * @param ticks how many ticks to aim at
   * @return an axis from tick to tick
   */
  static Axis around(double low, double high, int ticks) {
    double step = roundStep(high > low ? high - low : Math.max(1, Math.abs(high)), ticks);
    double min = Math.floor(low / step) * step;
    double max = Math.ceil(high / step) * step;
    return new Axis(min, max > min ? max : min + step, step);
  }

  /**
   * The axis from 0 to a value that need not be round.
   *
   * @param high its end
   * @param ticks how many ticks to aim at
   * @return an axis whose last tick may lie before its end
   */
  static Axis upTo(double high, int ticks) {
    double max = high > 0 ? high : 1;
    return new Axis(0, max, roundStep(max, ticks));
  }

  private static double roundStep(double span, int ticks) {
    double rough = span / ticks;
    double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double round : ROUND) {
      if (round * magnitude >= rough) {
        return round * magnitude;
      }
    }
    return 10 * magnitude;
  }

  /** The values of the ticks, in order. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long last = (long) Math.floor((max - min) / step + SLACK);
    for (int i = 0; i <= last; i++) {
      ticks.add(min + i * step);
    }
    return ticks;
  }

  /** Where a value lies: 0 at the start, 1 at the end. */
  double position(double value) {
    return (value - min) / (max - min);
  }

  /** A tick's value in full, with as many decimals as the step needs: 1,500 or −0.25. */
  String label(double tick) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + SLACK));
    boolean zero = Math.abs(tick) < SLACK * step;
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", zero ? 0 : tick);
    return text.replace('-', '−');
  }

  /**
   * A tick's value with a unit for thousands and millions: 200k, 1M, 1.5M; in full on a short axis.
   */
  String shortLabel(double tick) {
    if (max < 1e4 || tick == 0) {
      return label(tick);
    }
    return tick < 1e6 ? trimmed(tick / 1e3) + "k" : trimmed(tick / 1e6) + "M";
  }

  private static String trimmed(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
