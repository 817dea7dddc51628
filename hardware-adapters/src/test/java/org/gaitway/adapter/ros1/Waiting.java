package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what other threads and processes bring about. */
final class Waiting {
  private static final long SECONDS = 20;
  private static final long POLL_MS = 2;

  private Waiting() {}

  /** Waits until a condition holds; fails the test when it does not in time. */
  static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        fail("not within " + SECONDS + " s: " + what);
      }
      Thread.sleep(POLL_MS);
    }
  }
}
