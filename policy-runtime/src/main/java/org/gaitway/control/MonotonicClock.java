package org.gaitway.control;

/** The machine's monotonic clock, that of {@link System#nanoTime}. */
public final class MonotonicClock implements LoopClock {
  private final LoopThread thread;
  private final long spinNs;

  /**
   * @param thread that sleeps
   * @param spinNs how long before a deadline to wake up and poll the time instead [ns]; 0 for not
   *     at all. It makes wake-ups exact and takes the processor for so long in each period.
   */
  public MonotonicClock(LoopThread thread, long spinNs) {
    this.thread = thread;
    this.spinNs = spinNs;
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public boolean sleepUntil(long deadline) {
    thread.sleepUntil(deadline - spinNs);
    while (spinNs > 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return true;
  }

  @Override
  public boolean isLockStep() {
    return false;
  }
}
