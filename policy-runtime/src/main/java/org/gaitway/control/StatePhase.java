package org.gaitway.control;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotState;

/**
 * Finds when a robot's states come, so that a loop of the same rate can act soon after each of
 * them. A loop that starts at any time acts on states that are up to a period old, and just as old
 * for as long as both keep their time.
 */
final class StatePhase {
  private static final long POLL_NS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long MOST_MARGIN_NS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int MARGINS_PER_PERIOD = 10;
  private static final int PERIODS_TO_WAIT = 3;

  private final Robot robot;
  private final LoopClock clock;
  private final long period;

  /**
   * @param robot active; read by nobody else meanwhile
   * @param period of the loop [ns]
   */
  StatePhase(Robot robot, LoopClock clock, long period) {
    this.robot = robot;
    this.clock = clock;
    this.period = period;
  }

  /**
   * Waits for the next state, no longer than a few periods.
   *
   * @param state the last one that was read; receives the next
   * @return a margin after it came, which is there for those that come late; or now, if none came
   */
  long next(RobotState state) {
    long last = state.stamp();
    long polls = PERIODS_TO_WAIT * period / POLL_NS;
    for (long i = 0; i < polls; i++) {
      if (robot.read(state) && state.stamp() != last) {
        return clock.now() + Math.min(MOST_MARGIN_NS, period / MARGINS_PER_PERIOD);
      }
      LockSupport.parkNanos(POLL_NS);
    }
    return clock.now();
  }
}
