package org.gaitway.launch.bench;

import java.util.TreeMap;

/** How often each latency was measured, in whole microseconds. */
final class LatencyHistogram {
  private final TreeMap<Integer, Long> counts = new TreeMap<>();
  private double max;

  /** Adds latencies from {@code us} to under {@code us} + 1 [µs]. */
  void add(int us, long count) {
    if (count > 0) {
      counts.merge(us, count, Long::sum);
      max(us);
    }
  }

  /** Says that one latency, which may be counted nowhere, was this long [µs]. */
  void max(double us) {
    max = Math.max(max, us);
  }

  /** Adds all of another. */
  void add(LatencyHistogram other) {
    other.counts.forEach(this::add);
    max(other.max);
  }

  /** How many latencies there are. */
  long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The longest [µs]. */
  double max() {
    return max;
  }

  /**
   * The latency that this share of all does not exceed, to half a microsecond: what is measured as
   * whole microseconds was in the middle of one.
   *
   * @param share between 0 and 1
   * @throws IllegalStateException if there are none
   */
  double quantile(double share) {
    double wanted = share * count();
    long seen = 0;
    for (var entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= wanted) {
        return entry.getKey() + 0.5;
      }
    }
    throw new IllegalStateException("no latency was measured");
  }
}
