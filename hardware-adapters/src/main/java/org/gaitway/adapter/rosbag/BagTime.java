package org.gaitway.adapter.rosbag;

import java.nio.ByteBuffer;
import org.gaitway.adapter.ros1.message.RosOutput;

/** Stamps of bags: seconds and nanoseconds, four bytes each. */
final class BagTime {
  static final int BYTES = 8;

  /** ROS 1 takes zero for "unknown" and refuses it in bags. */
  static final long MIN = 1;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long MAX = 0xFFFFFFFFL * NANOS_PER_SECOND + NANOS_PER_SECOND - 1;

  private BagTime() {}

  /**
   * Checks a stamp.
   *
   * @throws IllegalArgumentException if bags cannot hold it
   */
  static void check(long nanos) {
    if (nanos < MIN || nanos > MAX) {
      throw new IllegalArgumentException(
          "stamps in bags are from " + MIN + " to " + MAX + " ns, found " + nanos);
    }
  }

  static void write(long nanos, RosOutput out) {
    out.writeInt32((int) (nanos / NANOS_PER_SECOND));
    out.writeInt32((int) (nanos % NANOS_PER_SECOND));
  }

  /** The stamp at a buffer's position, which moves on. */
  static long read(ByteBuffer in) {
    long seconds = Integer.toUnsignedLong(in.getInt());
    return seconds * NANOS_PER_SECOND + Integer.toUnsignedLong(in.getInt());
  }
}
