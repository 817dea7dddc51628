package org.gaitway.control;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The time of a loop that a test lets pass: the loop wakes up exactly at its deadlines, or as much
 * later as it is told.
 */
final class SteppedTime implements LoopClock {
  private final Semaphore permits = new Semaphore(0);
  private final Semaphore asleep = new Semaphore(0);
  volatile long now = 1_000_000_000;
  volatile long lateness;
  volatile boolean lockStep;

  /** What the loop runs on: an ordinary thread. */
  final LoopThread thread = new PlainThread();

  /** Lets the loop wake up so often, and waits until it sleeps again. */
  void wakeUps(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      permits.release();
      awaitSleep();
    }
  }

  /** Waits until the loop sleeps. */
  void awaitSleep() throws InterruptedException {
    if (!asleep.tryAcquire(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the loop does not come to sleep");
    }
  }

  /** Lets the loop run on, to its end. */
  void release() {
    permits.release(1_000_000);
  }

  /** Lets no more time pass, for a loop that is not running. */
  void hold() {
    permits.drainPermits();
    asleep.drainPermits();
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public boolean sleepUntil(long deadline) {
    asleep.release();
    permits.acquireUninterruptibly();
    now = Math.max(now, deadline + lateness);
    lateness = 0;
    return true;
  }

  @Override
  public boolean isLockStep() {
    return lockStep;
  }
}
