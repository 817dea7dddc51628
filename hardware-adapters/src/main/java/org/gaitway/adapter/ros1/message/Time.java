package org.gaitway.adapter.ros1.message;

import java.util.Locale;

/**
 * A point in time as ROS has it: seconds and nanoseconds since 1970, or since a simulation began.
 * Zero means that the time is not known.
 *
 * <p>The methods keep {@link #nsecs} within a second. The fields may be set to anything that fits
 * on the wire, and what comes from there is kept as it is.
 */
public final class Time implements Comparable<Time> {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Whole seconds, 0 to 4,294,967,295 [s]. */
  public long secs;

  /** The rest, less than a second in a well-formed time [ns]. */
  public int nsecs;

  /** Zero. */
  public Time() {}

  /**
   * @param secs whole seconds, 0 to 4,294,967,295 [s]
   * @param nsecs the rest, 0 to 999,999,999 [ns]
   */
  public Time(long secs, int nsecs) {
    this.secs = secs;
    this.nsecs = nsecs;
  }

  /**
   * Returns a new time.
   *
   * @param nanos since the beginning of time, not negative [ns]
   */
  public static Time fromNsec(long nanos) {
    Time time = new Time();
    time.setNsec(nanos);
    return time;
  }

  /**
   * Sets this time.
   *
   * @param nanos since the beginning of time, not negative [ns]
   */
  public void setNsec(long nanos) {
    secs = Math.floorDiv(nanos, NANOS_PER_SECOND);
    nsecs = (int) Math.floorMod(nanos, NANOS_PER_SECOND);
  }

  /**
   * Makes this time equal to another.
   *
   * @param other is not kept
   */
  public void set(Time other) {
    secs = other.secs;
    nsecs = other.nsecs;
  }

  /** Whole and rest together [ns]. */
  public long toNsec() {
    return secs * NANOS_PER_SECOND + nsecs;
  }

  /**
   * Whole and rest together [s]; near to the present, it is exact to a quarter of a microsecond.
   */
  public double toSec() {
    return secs + 1e-9 * nsecs;
  }

  /** Whether the time is not known. */
  public boolean isZero() {
    return secs == 0 && nsecs == 0;
  }

  @Override
  public int compareTo(Time other) {
    int bySecs = Long.compare(secs, other.secs);
    return bySecs != 0 ? bySecs : Integer.compareUnsigned(nsecs, other.nsecs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Time that && secs == that.secs && nsecs == that.nsecs;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(secs) * 31 + nsecs;
  }

  /** Seconds with nine decimals. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d.%09d", secs, Integer.toUnsignedLong(nsecs));
  }
}
