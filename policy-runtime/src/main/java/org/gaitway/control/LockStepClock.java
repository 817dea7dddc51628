package org.gaitway.control;

import java.util.concurrent.locks.LockSupport;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotState;

/**
 * Time as the robot's states tell it: a tick is due with every new state, and no other. For
 * simulated robots that wait for each command.
 */
public final class LockStepClock implements LoopClock {
  private static final int SPINS = 2_000;
  private static final long PARK_NS = 20_000;
  private static final long PATIENCE_NS = 50_000_000;

  private final Robot robot;
  private final RobotState state;
  private long now = RobotState.NEVER;

  /**
   * @param robot whose states are the time
   * @param state for the robot's layout, the clock's own
   */
  public LockStepClock(Robot robot, RobotState state) {
    this.robot = robot;
    this.state = state;
  }

  /** The stamp of the state that was waited for last; before the first, of the newest there is. */
  @Override
  public long now() {
    return now == RobotState.NEVER && robot.read(state) ? state.stamp() : now;
  }

  /** Waits for the next state, but not for long; the deadline does not matter. */
  @Override
  public boolean sleepUntil(long deadline) {
    long start = System.nanoTime();
    for (int i = 0; !isNew(); i++) {
      if (i < SPINS) {
        Thread.onSpinWait();
      } else if (System.nanoTime() - start > PATIENCE_NS) {
        return false;
      } else {
        LockSupport.parkNanos(PARK_NS);
      }
    }
    now = state.stamp();
    return true;
  }

  /** A stamp that went back is a new state too: the simulation started again. */
  private boolean isNew() {
    return robot.read(state) && state.stamp() != now;
  }

  @Override
  public boolean isLockStep() {
    return true;
  }
}
