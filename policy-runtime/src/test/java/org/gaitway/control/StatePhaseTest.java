package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.Test;

/** The robot is asked until two states came that are new. */
class StatePhaseTest {
  private static final long PERIOD = 1_000_000;
  private static final long START = 1_000_000_000;

  private final RobotLayout layout = RobotLayout.of(List.of("hip", "knee"));
  private final ScriptedRobot robot = new ScriptedRobot(layout);
  private final RobotState state = new RobotState(layout);
  private final SteppedTime time = new SteppedTime();
  private int reads;

  @Test
  void ticksComeInTheMiddleBetweenStates() {
    state.stamp(robot.state.stamp());
    robot.onRead = this::publishAtEveryThirdRead;
    assertEquals(START + 600 + 150, new StatePhase(robot, time, PERIOD).find(state));
    assertEquals(6, reads);
    assertEquals(2, state.stamp());
  }

  @Test
  void statesThatComeSeldomAreNotWaitedFor() {
    state.stamp(robot.state.stamp());
    robot.onRead = () -> robot.state.stamp(1);
    assertEquals(time.now, new StatePhase(robot, time, PERIOD).find(state));
    assertEquals(1, state.stamp());
  }

  /** 300 ns apart. */
  private void publishAtEveryThirdRead() {
    if (++reads % 3 == 0) {
      robot.state.stamp(reads / 3);
      time.now += 300;
    }
  }
}
