package org.gaitway.adapter.sim;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Lets simulated time pass as fast as real time, or a factor of it, by absolute deadlines: waiting
 * too long once does not shift what follows. A delay of more than a tenth of a second is not made
 * up for; it is told.
 */
final class Pace {
  private static final long MOST_BEHIND_NS = 100_000_000;
  private static final long BETWEEN_REPORTS_NS = 5_000_000_000L;

  private final double factor;
  private final BooleanSupplier stopped;
  private final DoubleConsumer behind;
  private long deadline;
  private long reportedAt;
  private long passed;
  private boolean late;

  /**
   * @param factor simulated time by real time
   * @param stopped ends waiting
   * @param behind hears the factor reached when this one was not, every five seconds at most
   */
  Pace(double factor, BooleanSupplier stopped, DoubleConsumer behind) {
    this.factor = factor;
    this.stopped = stopped;
    this.behind = behind;
  }

  /** Time passes from now on. */
  void start() {
    deadline = System.nanoTime();
    reportedAt = deadline;
  }

  /** Waits until so much more simulated time has passed. */
  void await(long simulatedNs) {
    deadline += Math.round(simulatedNs / factor);
    passed += simulatedNs;
    long left;
    while ((left = deadline - System.nanoTime()) > 0 && !stopped.getAsBoolean()) {
      LockSupport.parkNanos(left);
    }
    if (left < -MOST_BEHIND_NS) {
      deadline -= left;
      late = true;
    }
    report(deadline - Math.min(left, 0));
  }

  private void report(long now) {
    if (now - reportedAt >= BETWEEN_REPORTS_NS) {
      if (late) {
        behind.accept((double) passed / (now - reportedAt));
      }
      reportedAt = now;
      passed = 0;
      late = false;
    }
  }
}
