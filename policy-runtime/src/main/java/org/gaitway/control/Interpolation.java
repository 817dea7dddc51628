package org.gaitway.control;

/** What the targets do between two actions of a policy that acts less often than the loop ticks. */
public enum Interpolation {
  /** They stay where the last action put them. */
  HOLD,
  /** They go there in equal steps, and arrive when the next action is due. */
  LINEAR
}
