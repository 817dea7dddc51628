package org.gaitway.adapter.mock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.gaitway.robot.IllegalLifecycleException;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.Test;

class MockRobotTest {
  private static final double UNLIMITED = Double.POSITIVE_INFINITY;
  private static final List<String> NAMES = List.of("knee", "hip");

  private final RobotState state = new RobotState(NAMES);
  private final JointCommand command = new JointCommand(NAMES);
  private long time = 1_000_000_000;

  private MockRobot robot(double timeConstant, double speedLimit) {
    MockRobot robot =
        new MockRobot(
            List.of(
                new MockJoint("hip", 0.5, timeConstant, speedLimit),
                new MockJoint("ankle", 0, timeConstant, speedLimit),
                new MockJoint("knee", -1, timeConstant, speedLimit)),
            () -> time);
    robot.configure(RobotLayout.of(NAMES));
    robot.activate();
    return robot;
  }

  private void pass(double seconds) {
    time += Math.round(seconds * 1e9);
  }

  private boolean command(MockRobot robot, double knee, double hip) {
    command.position()[0] = knee;
    command.position()[1] = hip;
    return robot.write(command);
  }

  private double[] positions(MockRobot robot) {
    assertTrue(robot.read(state));
    return state.position().clone();
  }

  @Test
  void jointsAreListedAsConfigured() {
    assertArrayEquals(new double[] {-1, 0.5}, positions(robot(0.1, UNLIMITED)));
    assertEquals(time, state.stamp());
  }

  @Test
  void theBodyStandsStill() {
    positions(robot(0.1, UNLIMITED));
    assertArrayEquals(new double[] {1, 0, 0, 0}, state.orientation());
    assertArrayEquals(new double[3], state.angularVelocity());
    assertArrayEquals(new double[] {0, 0, 9.81}, state.linearAcceleration());
    assertArrayEquals(new double[2], state.effort());
  }

  @Test
  void afterOneTimeConstantTheDistanceIsOneEth() {
    MockRobot robot = robot(0.1, UNLIMITED);
    assertTrue(command(robot, 0, 0.5));
    pass(0.1);
    assertEquals(-Math.exp(-1), positions(robot)[0], 1e-12);
    assertEquals(Math.exp(-1) / 0.1, state.velocity()[0], 1e-10);
    assertEquals(0.5, state.position()[1]);
    assertEquals(0, state.velocity()[1]);
  }

  @Test
  void farAwayTheSpeedIsLimited() {
    MockRobot robot = robot(0.1, 2);
    command(robot, 9, -9.5);
    pass(3);
    assertArrayEquals(new double[] {5, -5.5}, positions(robot), 1e-12);
    assertArrayEquals(new double[] {2, -2}, state.velocity(), 1e-12);
  }

  @Test
  void withoutLagTheTargetIsReachedAtTheSpeedLimit() {
    MockRobot robot = robot(0, 2);
    command(robot, 0, 0.5);
    pass(0.25);
    assertEquals(-0.5, positions(robot)[0], 1e-12);
    pass(0.25);
    assertEquals(0, positions(robot)[0], 1e-12);
    pass(10);
    assertEquals(0, positions(robot)[0]);
    assertEquals(0, state.velocity()[0]);
  }

  @Test
  void withoutLagOrLimitTheTargetIsReachedAtOnce() {
    MockRobot robot = robot(0, UNLIMITED);
    command(robot, 3, 4);
    pass(0.001);
    assertArrayEquals(new double[] {3, 4}, positions(robot));
  }

  @Property(tries = 300, seed = "1")
  void readingOftenChangesNothing(
      @ForAll @DoubleRange(min = 0, max = 0.5) double timeConstant,
      @ForAll @DoubleRange(min = 0.1, max = 20) double speedLimit,
      @ForAll @DoubleRange(min = -5, max = 5) double target,
      @ForAll @IntRange(min = 1, max = 50) int readings) {
    long start = time;
    MockRobot often = robot(timeConstant, speedLimit);
    command(often, target, 0);
    for (int i = 0; i < readings; i++) {
      pass(0.01);
      positions(often);
    }
    double[] expected = positions(often);
    long end = time;
    time = start;
    MockRobot once = robot(timeConstant, speedLimit);
    command(once, target, 0);
    time = end;
    assertArrayEquals(expected, positions(once), 1e-9);
  }

  @Test
  void onlyAnActiveRobotTakesCommands() {
    MockRobot robot = new MockRobot(List.of(new MockJoint("hip", 0, 0, 1)), () -> time);
    JointCommand hip = new JointCommand(List.of("hip"));
    RobotState hipState = new RobotState(List.of("hip"));
    assertFalse(robot.write(hip));
    assertFalse(robot.read(hipState));
    assertEquals(RobotState.NEVER, hipState.stamp());
    robot.configure(RobotLayout.of(List.of("hip")));
    assertFalse(robot.write(hip));
    assertTrue(robot.read(hipState));
    robot.activate();
    assertTrue(robot.write(hip));
    robot.deactivate();
    assertFalse(robot.write(hip));
    robot.close();
    robot.close();
    assertFalse(robot.read(hipState));
    assertEquals(Lifecycle.FINALIZED, robot.lifecycle());
    assertThrows(IllegalLifecycleException.class, robot::activate);
  }

  @Test
  void aDeactivatedRobotHoldsItsPose() {
    MockRobot robot = robot(0.1, 1);
    command(robot, 5, 5);
    pass(1);
    robot.deactivate();
    double[] held = positions(robot);
    pass(5);
    assertArrayEquals(held, positions(robot));
    robot.activate();
    pass(5);
    assertArrayEquals(held, positions(robot));
  }

  @Test
  void commandsThatAreNotFiniteAreRefused() {
    MockRobot robot = robot(0, UNLIMITED);
    assertFalse(command(robot, Double.NaN, 0));
    pass(1);
    assertArrayEquals(new double[] {-1, 0.5}, positions(robot));
  }

  @Test
  void aClockThatStepsBackStopsTime() {
    MockRobot robot = robot(0, 1);
    command(robot, 0, 0.5);
    pass(-0.5);
    assertEquals(-1, positions(robot)[0]);
    pass(1);
    assertEquals(-0.5, positions(robot)[0], 1e-12);
  }

  @Test
  void unknownAndRepeatedJointsAreNamed() {
    MockRobot robot = new MockRobot(List.of(new MockJoint("hip", 0, 0, 1)), () -> time);
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> robot.configure(RobotLayout.of(List.of("hop"))));
    assertEquals("no joint 'hop'; the robot has [hip]", error.getMessage());
    assertEquals(Lifecycle.UNCONFIGURED, robot.lifecycle());
    MockJoint hip = new MockJoint("hip", 0, 0, 1);
    assertThrows(
        IllegalArgumentException.class, () -> new MockRobot(List.of(hip, hip), () -> time));
  }

  @Test
  void jointsCheckTheirRanges() {
    assertThrows(IllegalArgumentException.class, () -> new MockJoint(" ", 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new MockJoint("a", Double.NaN, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new MockJoint("a", 0, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new MockJoint("a", 0, 0, 0));
  }
}
