package org.gaitway.control;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotState;

/**
 * Finds when a robot's states come, so that a loop can act as far from these instants as possible.
 * A loop that ticks just when states come would act now on a new one and now on the one before, and
 * do so for as long as both keep their time.
 */
final class StatePhase {
  private static final long POLL_NS = TimeUnit.MICROSECONDS.toNanos(50);
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
   * Waits for two states, no longer than a few periods.
   *
   * @param state the last one that was read; receives the next
   * @return an instant in the middle between two states; or now, if they do not come
   */
  long find(RobotState state) {
    long polls = PERIODS_TO_WAIT * period / POLL_NS;
    long last = state.stamp();
    boolean one = false;
    long came = 0;
    for (long i = 0; i < polls; i++) {
      if (robot.read(state) && state.stamp() != last) {
        long now = clock.now();
        if (one) {
          return now + Math.min(now - came, period) / 2;
        }
        one = true;
        came = now;
        last = state.stamp();
      }
      LockSupport.parkNanos(POLL_NS);
    }
    return clock.now();
  }
}
