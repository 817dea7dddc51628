package org.gaitway.adapter.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.robot.JointCommand;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotorsTest {
  private static final double Q = 0.3;
  private static final double V = -0.7;
  private final JointCommand command = new JointCommand(List.of("elbow"));

  @Test
  void aPlainMotorGetsTheEffortByItsGear() {
    command.effort()[0] = 3;
    assertEquals(3.0 / 5, control(Robots.MOTORS));
    assertEquals(3, appliedEffort(Robots.MOTORS));
  }

  @ParameterizedTest
  @ValueSource(floats = {0.1f, -0.7371234f, 1f, 1e-7f, -0f})
  void anActionTimesTheGearComesBackToTheBit(float action) {
    for (double gear : new double[] {30, 60, 90, 120, 150, 200, 300, 25, 100}) {
      command.effort()[0] = action * gear;
      assertEquals(action + 0.0, control("<motor joint='elbow' gear='" + gear + "'/>") + 0.0);
    }
  }

  @Test
  void gainsActOnThePresentState() {
    command(1, 2, 0.5, 10, 3);
    double expected = 10 * (1 - Q) + 3 * (2 - V) + 0.5;
    assertEquals(expected / 5, control(Robots.MOTORS), 1e-12);
    assertEquals(expected, appliedEffort(Robots.MOTORS), 1e-12);
  }

  @Test
  void aPositionServoGetsItsTargetWhenTheGainsAreItsOwn() {
    command(1.1, 0, 0, 20, 2);
    assertEquals(1.1, control("<position joint='elbow' kp='20' kv='2'/>"));
    command(1.1, 0, 0, 80, 8);
    assertEquals(2.2, control("<position joint='elbow' kp='20' kv='2' gear='2'/>"));
  }

  @Test
  void aVelocityServoGetsItsTargetWhenTheGainIsItsOwn() {
    command(0, 1.5, 0, 0, 3);
    assertEquals(1.5, control("<velocity joint='elbow' kv='3'/>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<position joint='elbow' kp='20' kv='2'/>",
        "<position joint='elbow' kp='20' kv='2' gear='3'/>",
        "<velocity joint='elbow' kv='3'/>",
        "<velocity joint='elbow' kv='3' gear='2'/>",
        "<general joint='elbow' gainprm='7' gear='2'/>"
      })
  void anyActuatorAppliesWhatOtherGainsAskFor(String actuator) {
    command(1, 2, 0.5, 10, 3);
    assertEquals(10 * (1 - Q) + 3 * (2 - V) + 0.5, appliedEffort(actuator), 1e-12);
  }

  @Test
  void controlsAreClampedAsTheModelSays() {
    JointCommand rail = new JointCommand(List.of("rail"));
    rail.effort()[0] = 100;
    try (Model model = Robots.arm(Robots.MOTORS);
        Simulation simulation = model.newSimulation()) {
      new Motors(simulation, rail.joints()).apply(rail);
      simulation.forward();
      assertEquals(2, simulation.qfrcActuator().get(1));
    }
  }

  @Test
  void aModelWithoutActuatorsIsMovedByForces() {
    JointCommand all = new JointCommand(List.of("rail", "elbow"));
    all.effort()[0] = -4;
    all.effort()[1] = 6;
    try (Model model = Robots.arm("");
        Simulation simulation = model.newSimulation()) {
      assertEquals(List.of("elbow", "rail"), Motors.jointsOf(model));
      new Motors(simulation, all.joints()).apply(all);
      simulation.forward();
      assertEquals(6 / 0.1, simulation.qacc().get(0), 1e-9);
      assertEquals(-4 / 2.0, simulation.qacc().get(1), 1e-9);
    }
  }

  @Test
  void aUrdfsEffortLimitHolds() {
    String urdf =
        """
        <robot name="leg">
          <link name="base"/>
          <link name="shank">
            <inertial><mass value="1"/><inertia ixx="0.1" iyy="0.1" izz="0.1" ixy="0" ixz="0" iyz="0"/></inertial>
          </link>
          <joint name="knee" type="revolute">
            <parent link="base"/><child link="shank"/><axis xyz="0 0 1"/>
            <limit lower="-1" upper="1" effort="7" velocity="3"/>
          </joint>
        </robot>
        """;
    JointCommand knee = new JointCommand(List.of("knee"));
    knee.effort()[0] = 100;
    try (Model model = Model.parse("leg", urdf);
        Simulation simulation = model.newSimulation()) {
      assertEquals(List.of("knee"), Motors.jointsOf(model));
      new Motors(simulation, knee.joints()).apply(knee);
      simulation.forward();
      assertEquals(7 / 0.1, simulation.qacc().get(0), 1e-9);
    }
  }

  @Test
  void anActuatorOnATendonIsNamed() {
    String tendon =
        Robots.ARM
            .replace(
                "<actuator>",
                "<tendon><fixed name='rope'><joint joint='elbow' coef='1'/></fixed></tendon>"
                    + "<actuator>")
            .replace("ACTUATORS", "<motor name='winch' tendon='rope'/>");
    try (Model model = Model.parse("arm", tendon)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Motors.jointsOf(model)).getMessage();
      assertEquals(
          "actuator 'winch' of model arm: expected one on a hinge or slide, found one on a tendon",
          message);
    }
  }

  @Test
  void aJointWithoutAMotorOfItsOwnIsNamed() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> control("<motor joint='rail'/>"))
            .getMessage();
    assertTrue(message.contains("joint 'elbow'") && message.contains("[rail]"), message);
    assertThrows(
        IllegalArgumentException.class,
        () -> control("<motor joint='elbow'/><motor joint='elbow'/>"));
  }

  @Test
  void anActuatorWithAMemoryIsNamed() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> control("<general name='slow' joint='elbow' dyntype='filter' dynprm='0.1'/>"))
            .getMessage();
    assertTrue(message.contains("actuator 'slow'"), message);
  }

  private void command(double q, double v, double effort, double kp, double kd) {
    command.position()[0] = q;
    command.velocity()[0] = v;
    command.effort()[0] = effort;
    command.kp()[0] = kp;
    command.kd()[0] = kd;
  }

  private double control(String actuators) {
    return applied(actuators)[0];
  }

  private double appliedEffort(String actuators) {
    return applied(actuators)[1];
  }

  /** The control and what effort MuJoCo makes of it. */
  private double[] applied(String actuators) {
    try (Model model = Robots.arm(actuators);
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(0, Q);
      simulation.qvel().put(0, V);
      new Motors(simulation, command.joints()).apply(command);
      simulation.forward();
      return new double[] {simulation.ctrl().get(0), simulation.qfrcActuator().get(0)};
    }
  }
}
