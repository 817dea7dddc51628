package org.gaitway.launch.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.gaitway.control.LoopObserver;
import org.gaitway.control.TickRecord;

/**
 * Sees how long the first tick of a loop took, and on which thread ticks are taken: to ask the JVM
 * for all threads would stop them.
 */
final class FirstTick implements LoopObserver {
  private final AtomicLong threadId = new AtomicLong();
  private final AtomicLong computeNs = new AtomicLong();
  private int ticks;

  @Override
  public void onTick(TickRecord tick) {
    threadId.setRelease(Thread.currentThread().getId());
    // The very first is the rehearsal of the stop.
    if (++ticks == 2) {
      computeNs.setRelease(tick.computeNs());
    }
  }

  long threadId() {
    return threadId.getAcquire();
  }

  long computeNs() {
    return computeNs.getAcquire();
  }
}
