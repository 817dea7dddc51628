package org.gaitway.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what is to come. */
public final class Eventually {
  private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(20);

  private Eventually() {}

  /** Waits until it is so; fails if it does not become so. */
  public static void holds(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT_NS;
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        fail("waited in vain: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }
}
