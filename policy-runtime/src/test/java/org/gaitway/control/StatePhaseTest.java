package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.Test;

/** The robot is asked until a state comes that is new. */
class StatePhaseTest {
  private static final long FAST = 1_000_000;
  private static final long SLOW = 20_000_000;

  private final RobotLayout layout = RobotLayout.of(List.of("hip", "knee"));
  private final ScriptedRobot robot = new ScriptedRobot(layout);
  private final RobotState state = new RobotState(layout);
  private final SteppedTime time = new SteppedTime();
  private int reads;

  @Test
  void ticksComeAMarginAfterStates() {
    state.stamp(robot.state.stamp());
    robot.onRead = this::publishAtTheThirdRead;
    assertEquals(time.now + FAST / 10, new StatePhase(robot, time, FAST).next(state));
    assertEquals(3, reads);
    assertEquals(7, state.stamp());
  }

  @Test
  void theMarginIsAtMostOneMillisecond() {
    assertEquals(time.now + 1_000_000, new StatePhase(robot, time, SLOW).next(state));
  }

  @Test
  void aRobotWithoutNewStatesIsNotWaitedForLong() {
    state.stamp(robot.state.stamp());
    assertEquals(time.now, new StatePhase(robot, time, FAST).next(state));
  }

  private void publishAtTheThirdRead() {
    if (++reads == 3) {
      robot.state.stamp(7);
    }
  }
}
