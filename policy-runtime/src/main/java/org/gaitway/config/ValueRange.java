package org.gaitway.config;

import java.util.List;
import java.util.Optional;

/**
 * The range that a {@link Setting} allows.
 *
 * @param min inclusive lower bound
 * @param max inclusive upper bound
 */
record ValueRange(double min, double max) {

  private static final ValueRange EVERYTHING =
      new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  static ValueRange of(RecordShape.Component component) {
    return component.setting().map(s -> new ValueRange(s.min(), s.max())).orElse(EVERYTHING);
  }

  /**
   * Checks a number, the number in an optional, or each number of a list; other values pass.
   *
   * @throws ConfigException when one is outside, naming the key, the range and the nearest valid
   *     value
   */
  void check(String key, Object value, Place place) {
    if (value instanceof Number number) {
      check(key, number.doubleValue(), place);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(inner -> check(key, inner, place));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        check(key + "[" + i + "]", list.get(i), place);
      }
    }
  }

  private void check(String key, double value, Place place) {
    // Negated so that NaN, which no range holds, is refused wherever a bound is given.
    if (!equals(EVERYTHING) && !(value >= min && value <= max)) {
      String nearest =
          Double.isNaN(value)
              ? ""
              : "; the nearest valid value is " + text(value < min ? min : max);
      throw new ConfigException(
          key + " must be " + this + ", was " + text(value) + " (" + place + ")" + nearest);
    }
  }

  /** The range in words; empty when everything is allowed. */
  @Override
  public String toString() {
    if (min > Double.NEGATIVE_INFINITY && max < Double.POSITIVE_INFINITY) {
      return "between " + text(min) + " and " + text(max);
    } else if (min > Double.NEGATIVE_INFINITY) {
      return "at least " + text(min);
    } else if (max < Double.POSITIVE_INFINITY) {
      return "at most " + text(max);
    }
    return "";
  }

  private static String text(double value) {
    return ConfigWriter.number(value);
  }
}
