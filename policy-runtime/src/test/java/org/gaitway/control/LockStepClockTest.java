package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.Test;

class LockStepClockTest {
  private static final RobotLayout LAYOUT = RobotLayout.of(List.of("hip"));

  private final ScriptedRobot robot = new ScriptedRobot(LAYOUT);
  private final LockStepClock clock = new LockStepClock(robot, new RobotState(LAYOUT));

  @Test
  void itsTimeIsTheStampOfTheNewestState() {
    robot.state.stamp(5);
    assertTrue(clock.sleepUntil(1_000));
    assertEquals(5, clock.now());
    robot.onRead = () -> robot.state.stamp(25);
    assertTrue(clock.sleepUntil(0));
    assertEquals(25, clock.now());
  }

  @Test
  void withoutANewStateThereIsNoTick() {
    robot.state.stamp(5);
    assertTrue(clock.sleepUntil(0));
    assertFalse(clock.sleepUntil(0));
    assertEquals(5, clock.now());
  }

  @Test
  void aSimulationThatStartsAgainIsFollowed() {
    robot.state.stamp(500);
    assertTrue(clock.sleepUntil(0));
    robot.state.stamp(0);
    assertTrue(clock.sleepUntil(0));
    assertEquals(0, clock.now());
  }
}
