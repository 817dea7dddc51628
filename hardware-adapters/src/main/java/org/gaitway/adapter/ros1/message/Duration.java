package org.gaitway.adapter.ros1.message;

import java.util.Locale;

/**
 * A span of time as ROS has it. A negative one has negative seconds and positive nanoseconds: -0.1
 * s is -1 s and 900,000,000 ns.
 *
 * <p>The methods keep {@link #nsecs} within a second. The fields may be set to anything, and what
 * comes from the wire is kept as it is.
 */
public final class Duration implements Comparable<Duration> {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Whole seconds, rounded down [s]. */
  public int secs;

  /** The rest, 0 to 999,999,999 in a well-formed duration [ns]. */
  public int nsecs;

  /** Zero. */
  public Duration() {}

  /**
   * @param secs whole seconds, rounded down [s]
   * @param nsecs the rest, 0 to 999,999,999 [ns]
   */
  public Duration(int secs, int nsecs) {
    this.secs = secs;
    this.nsecs = nsecs;
  }

  /**
   * Returns a new duration.
   *
   * @param nanos of either sign [ns]
   * @throws ArithmeticException if it has more than 2^31 seconds
   */
  public static Duration fromNsec(long nanos) {
    Duration duration = new Duration();
    duration.setNsec(nanos);
    return duration;
  }

  /**
   * Sets this duration.
   *
   * @param nanos of either sign [ns]
   * @throws ArithmeticException if it has more than 2^31 seconds
   */
  public void setNsec(long nanos) {
    secs = Math.toIntExact(Math.floorDiv(nanos, NANOS_PER_SECOND));
    nsecs = (int) Math.floorMod(nanos, NANOS_PER_SECOND);
  }

  /**
   * Makes this duration equal to another.
   *
   * @param other is not kept
   */
  public void set(Duration other) {
    secs = other.secs;
    nsecs = other.nsecs;
  }

  /** Whole and rest together [ns]. */
  public long toNsec() {
    return secs * NANOS_PER_SECOND + nsecs;
  }

  /** Whole and rest together [s]. */
  public double toSec() {
    return secs + 1e-9 * nsecs;
  }

  @Override
  public int compareTo(Duration other) {
    return Long.compare(toNsec(), other.toNsec());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Duration that && secs == that.secs && nsecs == that.nsecs;
  }

  @Override
  public int hashCode() {
    return secs * 31 + nsecs;
  }

  /** Seconds with nine decimals. */
  @Override
  public String toString() {
    long nanos = toNsec();
    return String.format(
        Locale.ROOT,
        "%s%d.%09d",
        nanos < 0 ? "-" : "",
        Math.abs(nanos / NANOS_PER_SECOND),
        Math.abs(nanos % NANOS_PER_SECOND));
  }
}
