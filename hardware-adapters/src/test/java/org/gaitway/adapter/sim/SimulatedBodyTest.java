package org.gaitway.adapter.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedBodyTest {
  private static final RobotLayout LAYOUT = RobotLayout.of(List.of("elbow", "rail"));
  private static final long MS = 1_000_000;

  private final Model model = Robots.arm(Robots.MOTORS);
  private final Simulation simulation = model.newSimulation();
  private final JointCommand command = new JointCommand(LAYOUT.commanded());

  @AfterEach
  void close() {
    simulation.close();
    model.close();
  }

  @Test
  void statesComeLateWithTheStampOfTheirMeasurement() {
    SimulatedBody body = body(new LinkSettings(20, 0, 0, 0), NoiseSettings.NONE, 0);
    simulation.qpos().put(0, 0.5);
    assertNull(body.measure(0));
    simulation.qpos().put(0, 0.6);
    assertNull(body.measure(10 * MS));
    RobotState state = body.measure(20 * MS);
    assertEquals(0.5, state.position()[0]);
    assertEquals(0, state.stamp());
  }

  @Test
  void commandsActLate() {
    SimulatedBody body = body(new LinkSettings(0, 20, 0, 0), NoiseSettings.NONE, 0);
    command.effort()[0] = 5;
    body.receive(command, 0);
    body.drive(10 * MS);
    assertEquals(0, simulation.ctrl().get(0));
    assertFalse(body.isCommanded(19 * MS));
    body.drive(20 * MS);
    assertEquals(1, simulation.ctrl().get(0));
    assertTrue(body.isCommanded(20 * MS));
  }

  @Test
  void withoutNewCommandsTheMotorsAreIdleAfterTheTimeout() {
    SimulatedBody body = body(LinkSettings.IDEAL, NoiseSettings.NONE, 2);
    simulation.qvel().put(0, 3);
    command.effort()[0] = 5;
    body.receive(command, 0);
    body.drive(0);
    body.drive(100 * MS);
    assertEquals(1, simulation.ctrl().get(0));
    body.drive(101 * MS);
    assertEquals(-2 * 3 / 5.0, simulation.ctrl().get(0), "damped");
  }

  @Test
  void aNewEpisodeForgetsCommandsAndStatesUnderWay() {
    SimulatedBody body = body(new LinkSettings(10, 10, 0, 0), NoiseSettings.NONE, 0);
    command.effort()[0] = 5;
    body.receive(command, 0);
    assertNull(body.measure(0));
    body.begin();
    assertFalse(body.isCommanded(20 * MS));
    assertNull(body.measure(20 * MS));
  }

  @Test
  void noiseHasItsStandardDeviationAndRepeatsWithItsSeed() {
    NoiseSettings noise = new NoiseSettings(0.1, 0, 0, 0, 0, 0, 0, 0, 0);
    SimulatedBody body = body(LinkSettings.IDEAL, noise, 0);
    SimulatedBody again = body(LinkSettings.IDEAL, noise, 0);
    double squares = 0;
    for (int i = 0; i < 2000; i++) {
      RobotState state = body.measure(i);
      squares += state.position()[0] * state.position()[0];
      assertArrayEquals(state.position(), again.measure(i).position());
      assertEquals(0, state.velocity()[0], "exact where no noise is asked for");
    }
    assertEquals(0.1, Math.sqrt(squares / 2000), 0.01);
  }

  @Test
  void theAskedShareIsLost() {
    SimulatedBody body = body(new LinkSettings(0, 0, 0.25, 0.5), NoiseSettings.NONE, 0);
    int states = 0;
    int commands = 0;
    for (int i = 0; i < 4000; i++) {
      states += body.measure(i) == null ? 0 : 1;
      body.begin();
      body.receive(command, i);
      commands += body.isCommanded(i) ? 1 : 0;
    }
    assertEquals(0.75, states / 4000.0, 0.03);
    assertEquals(0.5, commands / 4000.0, 0.03);
  }

  private SimulatedBody body(LinkSettings link, NoiseSettings noise, double idleDamping) {
    BodySettings settings = new BodySettings(link, noise, 100, idleDamping, true, 3);
    return new SimulatedBody(simulation, LAYOUT, List.of(), settings, 50 * MS, 10 * MS);
  }
}
