package org.gaitway.rollout;

/** What a run does about a number that is not finite in one of its environments. */
public enum FaultResponse {
  /**
   * Ends the episode as diverged and goes on with the next; stops all the same when that happens in
   * more than one of a hundred steps, for then the task is broken.
   */
  RESET,
  /** Stops at the first. */
  STOP
}
