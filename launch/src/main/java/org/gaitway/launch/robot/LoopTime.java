package org.gaitway.launch.robot;

import java.util.function.LongSupplier;
import org.gaitway.control.LoopClock;

/** The time of a loop that is not made yet: robots are made before the loop, and ask for it. */
final class LoopTime implements LongSupplier {
  private volatile LoopClock clock;

  /** Says whose time it is. */
  void follow(LoopClock loopClock) {
    clock = loopClock;
  }

  /** The loop's time [ns]; the machine's before there is a loop. */
  @Override
  public long getAsLong() {
    LoopClock present = clock;
    return present == null ? System.nanoTime() : present.now();
  }
}
