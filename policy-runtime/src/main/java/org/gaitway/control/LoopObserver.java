package org.gaitway.control;

/** Is shown every tick of a loop, on the loop thread. */
@FunctionalInterface
public interface LoopObserver {
  /** Looks at nothing. */
  LoopObserver NONE = tick -> {};

  /**
   * Called after each tick; must neither allocate, nor lock, nor wait, nor throw.
   *
   * @param tick not kept, not changed
   */
  void onTick(TickRecord tick);
}
