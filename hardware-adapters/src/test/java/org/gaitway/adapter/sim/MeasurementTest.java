package org.gaitway.adapter.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final RobotLayout NOTHING = new RobotLayout(List.of(), List.of(), List.of());

  @Test
  void jointsAndSensorsAreReadByName() {
    RobotLayout layout =
        new RobotLayout(
            List.of("rail", "elbow"),
            List.of(),
            List.of(new SensorLayout("lamp", 1), new SensorLayout("place", 3)));
    RobotState state = new RobotState(layout);
    try (Model model = Robots.arm(Robots.MOTORS);
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(0, 0.1).put(1, 0.2);
      simulation.qvel().put(0, 0.3).put(1, 0.4);
      simulation.ctrl().put(0, 0.5).put(1, 0.6);
      simulation.forward();
      new Measurement(simulation, layout, List.of(lamp(7))).read(state);
    }
    assertArrayEquals(new double[] {0.2, 0.1}, state.position());
    assertArrayEquals(new double[] {0.4, 0.3}, state.velocity());
    assertArrayEquals(new double[] {0.6 * 2, 0.5 * 5}, state.effort());
    assertArrayEquals(new double[] {7}, state.sensor("lamp"));
    assertArrayEquals(new double[] {5.2, 0, 0}, state.sensor("place"), 1e-15);
    assertTrue(Double.isNaN(state.orientation()[0]), "nothing measures it");
  }

  @Test
  void aFreeJointIsReadAsItIsInQposAndQvel() {
    double[] qpos = {1, 2, 3, 0.8, 0.7, -0.1, 0.2};
    double[] qvel = {4, 5, 6, 7, 8, 9};
    RobotState state = new RobotState(NOTHING);
    try (Model model = Robots.floating("");
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(0, qpos);
      simulation.qvel().put(0, qvel);
      new Measurement(simulation, NOTHING, List.of()).read(state);
    }
    assertArrayEquals(new double[] {1, 2, 3}, state.basePosition());
    assertArrayEquals(new double[] {0.8, 0.7, -0.1, 0.2}, state.orientation());
    assertArrayEquals(new double[] {4, 5, 6}, state.baseLinearVelocity());
    assertArrayEquals(new double[] {7, 8, 9}, state.angularVelocity());
  }

  @Test
  void theComputedAccelerationIsThatOfAnAccelerometer() {
    String sensors = "<sensor><accelerometer name='acc' site='imu'/></sensor>";
    RobotState computed = new RobotState(NOTHING);
    RobotState sensed = new RobotState(NOTHING);
    try (Model plain = Robots.floating("");
        Model equipped = Robots.floating(sensors);
        Simulation a = plain.newSimulation();
        Simulation b = equipped.newSimulation()) {
      for (Simulation simulation : List.of(a, b)) {
        simulation.qpos().put(3, new double[] {0.5, 0.5, -0.5, 0.5});
        simulation.qfrcApplied().put(0, new double[] {3, -2, 25, 0.1, 0.2, 0.3});
        simulation.forward();
      }
      new Measurement(a, NOTHING, List.of()).read(computed);
      new Measurement(b, NOTHING, List.of()).read(sensed);
    }
    assertArrayEquals(sensed.linearAcceleration(), computed.linearAcceleration(), 1e-9);
    double[] a = computed.linearAcceleration();
    assertEquals(
        Math.sqrt(3 * 3 + 2 * 2 + 25 * 25), Math.hypot(Math.hypot(a[0], a[1]), a[2]), 1e-9);
  }

  @Test
  void whatFallsFreelyFeelsNoAcceleration() {
    RobotState state = new RobotState(NOTHING);
    try (Model model = Robots.floating("");
        Simulation simulation = model.newSimulation()) {
      simulation.step(10);
      new Measurement(simulation, NOTHING, List.of()).read(state);
    }
    assertArrayEquals(new double[3], state.linearAcceleration(), 1e-9);
  }

  @Test
  void unknownNamesAndWrongSizesAreToldWithWhatThereIs() {
    assertRefused("'knee'", "[elbow, rail]", layout(List.of("knee"), List.of()));
    assertRefused("'horn'", "[lamp, place]", layout(List.of(), sensor("horn", 1)));
    assertRefused("'place'", "expected 2 values, it has 3", layout(List.of(), sensor("place", 2)));
  }

  private static RobotLayout layout(List<String> joints, List<SensorLayout> sensors) {
    return new RobotLayout(joints, List.of(), sensors);
  }

  private static List<SensorLayout> sensor(String name, int size) {
    return List.of(new SensorLayout(name, size));
  }

  private static void assertRefused(String what, String there, RobotLayout layout) {
    try (Model model = Robots.arm(Robots.MOTORS);
        Simulation simulation = model.newSimulation()) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> new Measurement(simulation, layout, List.of(lamp(0))))
              .getMessage();
      assertTrue(message.contains(what) && message.contains(there), message);
    }
  }

  private static ExtraSensor lamp(double value) {
    return new ExtraSensor(new SensorLayout("lamp", 1), out -> out[0] = value);
  }
}
