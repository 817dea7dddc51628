package org.gaitway.control;

/**
 * When ticks are due: at whole periods from the start, whatever a tick takes. A tick that cannot
 * begin within its period is left out and counted, and the next begins at its own deadline; so
 * ticks never come in a bunch, and never drift.
 */
final class DeadlineSchedule {
  private final long period;
  private long deadline;
  private long tick;
  private int missed;

  /**
   * @param period [ns], positive
   */
  DeadlineSchedule(long period) {
    this.period = period;
  }

  /** Starts now; the first tick is due in a period. */
  void start(long now) {
    deadline = now + period;
    tick = 0;
    missed = 0;
  }

  /** When the next tick is due [ns]. */
  long deadline() {
    return deadline;
  }

  /** Number of the next tick; those left out are counted. */
  long tick() {
    return tick;
  }

  /** Ticks left out since the last one. */
  int missed() {
    return missed;
  }

  /**
   * Says that the loop woke up.
   *
   * @return whether to take the tick; not if its period is over already
   */
  boolean wake(long now) {
    if (now - deadline < period) {
      return true;
    }
    skipPast(now);
    return false;
  }

  /** Says that the tick is done. */
  void done(long now) {
    deadline += period;
    tick++;
    missed = 0;
    if (now > deadline) {
      skipPast(now);
    }
  }

  private void skipPast(long now) {
    long periods = (now - deadline) / period + 1;
    deadline += periods * period;
    tick += periods;
    missed = (int) Math.min(Integer.MAX_VALUE, missed + periods);
  }
}
