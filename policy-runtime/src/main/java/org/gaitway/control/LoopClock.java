package org.gaitway.control;

/**
 * The time that a control loop lives in. Methods are for the loop thread and neither allocate nor
 * throw.
 */
public interface LoopClock {
  /** The time [ns], from an arbitrary start; it does not go back of itself. */
  long now();

  /**
   * Waits for the next tick.
   *
   * @param deadline when it is due [ns]
   * @return whether it is to be taken; if not, whoever waits looks whether to go on and waits again
   */
  boolean sleepUntil(long deadline);

  /** Whether a tick is due with each state of the robot, rather than at deadlines. */
  boolean isLockStep();
}
