package org.gaitway.policy;

/** What an action commands at a joint. */
public enum ActionKind {
  /** A target position [rad] or [m], followed by a position controller. */
  POSITION,
  /** A target velocity [rad/s] or [m/s]. */
  VELOCITY,
  /** A force, in the unit of the actuator's input: [N·m] or [N] divided by the joint's gear. */
  EFFORT
}
