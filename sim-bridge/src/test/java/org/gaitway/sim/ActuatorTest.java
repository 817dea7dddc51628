package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gaitway.sim.Actuator.Servo;
import org.gaitway.sim.Actuator.Transmission;
import org.junit.jupiter.api.Test;

class ActuatorTest {
  private static final String ARM =
      """
      <mujoco>
        <worldbody>
          <body>
            <joint name="shoulder" type="ball"/>
            <geom size="0.1"/>
            <body>
              <joint name="elbow"/>
              <geom size="0.1"/>
              <site name="hand"/>
            </body>
          </body>
        </worldbody>
        <actuator>
          <motor name="torque" joint="elbow" gear="5"/>
          <position name="angle" joint="elbow" kp="20" kv="2"/>
          <velocity name="rate" joint="elbow" kv="3"/>
          <general name="jet" site="hand" gear="0 0 1 0 0 0"/>
        </actuator>
      </mujoco>
      """;

  @Test
  void actuatorsAreReadAsTheServosThatTheyAre() {
    try (Model model = Model.parse("arm", ARM)) {
      assertEquals(
          List.of(
              actuator("torque", "elbow", 4, Transmission.JOINT, Servo.NONE, 0, 0, 5, 1),
              actuator("angle", "elbow", 4, Transmission.JOINT, Servo.POSITION, 20, 2, 1, 20),
              actuator("rate", "elbow", 4, Transmission.JOINT, Servo.VELOCITY, 3, 0, 1, 3),
              actuator("jet", "jet", -1, Transmission.SITE, Servo.NONE, 0, 0, 0, 1)),
          model.actuators());
    }
  }

  @Test
  void controlsComeInTheOrderOfTheActuators() {
    try (Model model = Model.shipped("ant")) {
      assertEquals(
          List.of("hip_4", "ankle_4", "hip_1", "ankle_1", "hip_2", "ankle_2", "hip_3", "ankle_3"),
          model.actuators().stream().map(Actuator::joint).toList());
    }
  }

  @Test
  void aMotorsEffortIsItsControlTimesGearAndGain() {
    try (Model model =
        Model.parse(
            "arm",
            ARM.replace(
                "<motor name=\"torque\" joint=\"elbow\" gear=\"5\"/>",
                "<general name=\"torque\" joint=\"elbow\" gear=\"5\" gainprm=\"3\"/>"))) {
      assertEquals(15, model.actuators().get(0).effortPerControl());
    }
  }

  @Test
  void anActuatorWithAFilterIsNotStateless() {
    try (Model model =
        Model.parse("arm", ARM.replace("<motor", "<general dyntype=\"filter\" dynprm=\"0.1\""))) {
      assertEquals(
          List.of(false, true, true, true),
          model.actuators().stream().map(Actuator::stateless).toList());
    }
  }

  @Test
  void theRangeOfItsForceLimitsTheEffort() {
    try (Model model =
        Model.parse("arm", ARM.replace("gear=\"5\"", "gear=\"-5\" forcerange=\"-3 2\""))) {
      assertEquals(15, model.actuators().get(0).effortLimit());
      assertEquals(Double.POSITIVE_INFINITY, model.actuators().get(1).effortLimit());
    }
  }

  private static Actuator actuator(
      String name,
      String joint,
      int qposAddress,
      Transmission transmission,
      Servo servo,
      double kp,
      double kd,
      double gear,
      double gain) {
    return new Actuator(
        name,
        joint,
        qposAddress,
        transmission,
        servo,
        kp,
        kd,
        gear,
        gain,
        Double.POSITIVE_INFINITY,
        true);
  }
}
