package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
              new Actuator("torque", "elbow", 4, Actuator.Servo.NONE, 0, 0),
              new Actuator("angle", "elbow", 4, Actuator.Servo.POSITION, 20, 2),
              new Actuator("rate", "elbow", 4, Actuator.Servo.VELOCITY, 3, 0),
              new Actuator("jet", "jet", -1, Actuator.Servo.NONE, 0, 0)),
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
}
