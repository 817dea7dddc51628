package org.gaitway.control;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The system calls of real time. What the C library is called with is laid out here; lengths are
 * those of 64-bit Linux.
 */
final class LinuxCalls {
  private static final int CLOCK_MONOTONIC = 1;
  private static final int TIMER_ABSTIME = 1;
  private static final int SCHED_FIFO = 1;
  private static final int SCHED_RESET_ON_FORK = 0x4000_0000;
  private static final int MCL_CURRENT_AND_FUTURE = 3;
  private static final int EINTR = 4;
  private static final int THIS_THREAD = 0;
  private static final int MASK_BYTES = 128;
  private static final long NANOSECONDS = 1_000_000_000;

  static {
    Native.register(LinuxCalls.class, NativeLibrary.getInstance("c"));
  }

  private LinuxCalls() {}

  private static native int clock_nanosleep(int clock, int flags, long until, long remaining);

  private static native int sched_setscheduler(int thread, int policy, Pointer parameters);

  private static native int sched_setaffinity(int thread, long size, Pointer mask);

  private static native int mlockall(int flags);

  private static native Pointer strerror(int error);

  /** An absolute time that a thread sleeps until again and again. */
  static final class Alarm {
    private final Memory time = new Memory(2L * Long.BYTES);
    private final long address = Pointer.nativeValue(time);

    /** Sleeps until a time on the monotonic clock [ns]. Allocates nothing. */
    void sleepUntil(long deadline) {
      time.setLong(0, deadline / NANOSECONDS);
      time.setLong(Long.BYTES, deadline % NANOSECONDS);
      int error = EINTR;
      while (error == EINTR) {
        error = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, address, 0);
      }
    }
  }

  /**
   * Lets this thread, though none that it starts, go before all of lower priority.
   *
   * @param priority 1 to 99
   * @return what the system has against it; null if nothing
   */
  static String becomeFifo(int priority) {
    try (Memory parameters = new Memory(Integer.BYTES)) {
      parameters.setInt(0, priority);
      return error(sched_setscheduler(THIS_THREAD, SCHED_FIFO | SCHED_RESET_ON_FORK, parameters));
    }
  }

  /**
   * Keeps this thread on one core.
   *
   * @return what the system has against it; null if nothing
   */
  static String pinTo(int core) {
    try (Memory mask = new Memory(MASK_BYTES)) {
      mask.clear();
      mask.setByte(core / Byte.SIZE, (byte) (1 << core % Byte.SIZE));
      return error(sched_setaffinity(THIS_THREAD, MASK_BYTES, mask));
    }
  }

  /**
   * Keeps all memory of the process in memory.
   *
   * @return what the system has against it; null if nothing
   */
  static String lockMemory() {
    return error(mlockall(MCL_CURRENT_AND_FUTURE));
  }

  private static String error(int result) {
    return result == 0 ? null : strerror(Native.getLastError()).getString(0);
  }
}
