package org.gaitway.launch.robot;

import org.gaitway.control.LoopObserver;
import org.gaitway.control.TickRecord;
import org.gaitway.control.TickRing;
import org.gaitway.policy.ActionDigest;
import org.gaitway.safety.SafetyMode;

/**
 * Sees every tick of a loop: digests the actions, notes when the first command went out, and passes
 * ticks worth telling on to another thread. {@link #onTick} is for the loop thread: it neither
 * allocates, nor locks, nor waits.
 */
final class LoopWitness implements LoopObserver {
  private final ActionDigest digest = new ActionDigest();
  private final TickRing ring;
  private SafetyMode mode;
  private volatile long firstCommand;
  private volatile long lastStamp;

  /**
   * @param ring gets the ticks at which something was found or the mode changed
   */
  LoopWitness(TickRing ring) {
    this.ring = ring;
  }

  @Override
  public void onTick(TickRecord tick) {
    if (tick.acted()) {
      digest.add(tick.action());
    }
    if (firstCommand == 0 && tick.written() && !tick.mode().isDamping()) {
      firstCommand = System.nanoTime();
    }
    lastStamp = tick.state().stamp();
    if (tick.mode() != mode || tick.interventions().size() > 0) {
      mode = tick.mode();
      ring.onTick(tick);
    }
  }

  /** When the first command went out that was not a damping one [ns]; 0 before. Any thread. */
  long firstCommand() {
    return firstCommand;
  }

  /** Stamp of the state that was read last [ns]. Any thread. */
  long lastStamp() {
    return lastStamp;
  }

  /** Of all actions so far; to be looked at once the loop has ended. */
  ActionDigest digest() {
    return digest;
  }
}
