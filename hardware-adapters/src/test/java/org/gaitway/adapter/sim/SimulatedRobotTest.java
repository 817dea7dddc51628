package org.gaitway.adapter.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gaitway.robot.IllegalLifecycleException;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.Test;

class SimulatedRobotTest {
  private static final RobotLayout LAYOUT = RobotLayout.of(List.of("elbow"));
  private static final NodeSettings FAST = new NodeSettings(BodySettings.DEFAULTS, false, 100, 0);

  private final RobotState state = new RobotState(LAYOUT);
  private final JointCommand command = new JointCommand(LAYOUT.commanded());

  @Test
  void inLockstepItIsTheSimulationSteppedByHand() throws IOException {
    command.effort()[0] = 1;
    try (SimulatedRobot robot = robot(NodeSettings.DEFAULTS.inLockstep());
        Model model = Robots.arm(Robots.MOTORS);
        Simulation byHand = model.newSimulation()) {
      robot.configure(LAYOUT);
      robot.activate();
      byHand.ctrl().put(0, 1 / 5.0);
      long stamp = RobotState.NEVER;
      for (int k = 0; k < 50; k++) {
        stamp = awaitNewer(robot, stamp);
        assertEquals(byHand.qpos().get(0), state.position()[0]);
        assertEquals(byHand.qvel().get(0), state.velocity()[0]);
        assertTrue(robot.write(command));
        byHand.step(2);
      }
    }
  }

  @Test
  void inRealTimeStatesAreStampedByTheLoopsClock() throws IOException {
    try (SimulatedRobot robot = robot(FAST)) {
      long before = System.nanoTime();
      robot.configure(LAYOUT);
      awaitNewer(robot, RobotState.NEVER);
      assertTrue(state.stamp() >= before && state.stamp() <= System.nanoTime());
    }
  }

  @Test
  void itStandsStillUntilTheFirstCommandAndIgnoresThemWhileInactive() throws IOException {
    command.effort()[0] = 1;
    try (SimulatedRobot robot = robot(FAST)) {
      assertFalse(robot.read(state), "not connected");
      robot.configure(LAYOUT);
      assertFalse(robot.write(command), "not active");
      long stamp = awaitNewer(robot, RobotState.NEVER);
      for (int k = 0; k < 10; k++) {
        stamp = awaitNewer(robot, stamp);
      }
      assertArrayEquals(new double[1], state.position());
      robot.activate();
      command.effort()[0] = Double.NaN;
      assertFalse(robot.write(command), "not finite");
      command.effort()[0] = 1;
      assertTrue(robot.write(command));
      await(() -> robot.read(state) && state.position()[0] > 0);
    }
  }

  @Test
  void itFollowsTheLifecycle() throws IOException {
    SimulatedRobot robot = robot(FAST);
    assertThrows(IllegalLifecycleException.class, robot::activate);
    robot.configure(LAYOUT);
    assertThrows(IllegalLifecycleException.class, () -> robot.configure(LAYOUT));
    robot.activate();
    robot.deactivate();
    assertEquals(Lifecycle.INACTIVE, robot.lifecycle());
    assertTrue(robot.read(state) || awaitNewer(robot, RobotState.NEVER) > 0);
    robot.close();
    robot.close();
    assertEquals(Lifecycle.FINALIZED, robot.lifecycle());
    assertFalse(robot.read(state));
  }

  @Test
  void aLayoutThatTheModelDoesNotHaveIsRefused() {
    try (SimulatedRobot robot = robot(FAST)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> robot.configure(RobotLayout.of(List.of("shoulder"))));
      assertEquals(Lifecycle.UNCONFIGURED, robot.lifecycle());
    }
  }

  @Test
  void aFailureOfTheSimulationIsToldWhenItIsClosed() throws IOException {
    Model model = Robots.arm(Robots.MOTORS);
    FreeRun scenario = new FreeRun(model, 2);
    SimulatedRobot robot =
        new SimulatedRobot(
            scenario,
            NodeSettings.DEFAULTS.inLockstep(),
            SimulationListener.NONE,
            System::nanoTime);
    robot.configure(LAYOUT);
    robot.activate();
    awaitNewer(robot, RobotState.NEVER);
    scenario.simulation().close(); // It breaks under the thread that simulates.
    robot.write(command);
    String message = assertThrows(IllegalStateException.class, robot::close).getMessage();
    assertTrue(message.contains("is closed"), message);
  }

  private static SimulatedRobot robot(NodeSettings settings) {
    return new SimulatedRobot(
        new FreeRun(Robots.arm(Robots.MOTORS), 2),
        settings,
        SimulationListener.NONE,
        System::nanoTime);
  }

  private long awaitNewer(SimulatedRobot robot, long stamp) {
    await(() -> robot.read(state) && state.stamp() != stamp);
    return state.stamp();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "not within 20 s");
      Thread.onSpinWait();
    }
  }
}
