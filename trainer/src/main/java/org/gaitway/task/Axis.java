package org.gaitway.task;

/** An axis of the world frame; z is up. */
public enum Axis {
  /** The way the classic tasks run. */
  X,
  /** To the left of x. */
  Y,
  /** Up. */
  Z
}
