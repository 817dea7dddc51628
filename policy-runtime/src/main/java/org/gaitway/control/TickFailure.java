package org.gaitway.control;

/** What threw an exception in a tick, which nothing may. */
public enum TickFailure {
  /** Nothing. */
  NONE,
  /** The robot's adapter, when it was read. */
  READ,
  /** What comes after: the policy, or the safety envelope. */
  POLICY
}
