package org.gaitway.adapter.mqtt;

import org.gaitway.robot.RobotState;

/**
 * Tells new states from repeated ones, by their sender's stamps. One that is older by more than a
 * second comes from a clock that began anew: from a robot that was started again, say. One thread.
 */
final class StampFilter {
  private static final long RESTART_NS = 1_000_000_000;

  private long last = RobotState.NEVER;

  /** Whether a state with this stamp is new. */
  boolean isNew(long stamp) {
    boolean restarted = last >= Long.MIN_VALUE + RESTART_NS && stamp < last - RESTART_NS;
    if (stamp == RobotState.NEVER || stamp <= last && !restarted) {
      return false;
    }
    last = stamp;
    return true;
  }

  /** Takes whatever comes next for new. */
  void reset() {
    last = RobotState.NEVER;
  }
}
