package org.gaitway.launch.episodes;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How values are distributed.
 *
 * @param values ascending
 */
record Distribution(double[] values) {

  /** Sorts a copy of the values. */
  Distribution {
    values = values.clone();
    Arrays.sort(values);
  }

  static Distribution of(Collection<Double> values) {
    return new Distribution(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The mean; NaN without values. */
  double mean() {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The standard deviation of a sample (n - 1); NaN for fewer than two values. */
  double standardDeviation() {
    double mean = mean();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
  }

  /**
   * A quantile, interpolated linearly between the values beside it; NaN without values.
   *
   * @param q from 0 (the least value) to 1 (the greatest)
   */
  double quantile(double q) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double place = q * (values.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, values.length - 1);
    return values[below] + (place - below) * (values[above] - values[below]);
  }

  /** A row of a table. */
  Map<String, Object> row(String name) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("count", values.length);
    row.put("mean", mean());
    row.put("std", standardDeviation());
    row.put("min", quantile(0));
    row.put("p10", quantile(0.1));
    row.put("p50", quantile(0.5));
    row.put("p90", quantile(0.9));
    row.put("max", quantile(1));
    return row;
  }
}
