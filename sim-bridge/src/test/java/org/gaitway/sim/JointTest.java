package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JointTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  private static final String ROBOT =
      """
      <mujoco>
        <compiler angle="radian" autolimits="true"/>
        <option gravity="0 1 -3.7"/>
        <worldbody>
          <body name="trunk">
            <freejoint name="root"/>
            <geom size="0.1"/>
            <site name="imu"/>
            <body name="arm">
              <joint name="shoulder" type="ball"/>
              <geom size="0.1"/>
              <body name="hand">
                <joint name="wrist" range="-1 2" actuatorfrcrange="-3 3"/>
                <joint name="thumb" type="slide"/>
                <geom size="0.1"/>
              </body>
            </body>
          </body>
        </worldbody>
        <sensor>
          <accelerometer name="acceleration" site="imu"/>
          <gyro name="turning" site="imu"/>
          <framequat name="attitude" objtype="site" objname="imu"/>
          <touch name="contact" site="imu"/>
        </sensor>
      </mujoco>
      """;

  @Test
  void jointsHaveTheirAddressesRangesAndEffortLimits() {
    try (Model model = Model.parse("robot", ROBOT)) {
      assertEquals(
          List.of(
              new Joint("root", Joint.Kind.FREE, "trunk", 0, 0, -NONE, NONE, NONE),
              new Joint("shoulder", Joint.Kind.BALL, "arm", 7, 6, -NONE, NONE, NONE),
              new Joint("wrist", Joint.Kind.HINGE, "hand", 11, 9, -1, 2, 3),
              new Joint("thumb", Joint.Kind.SLIDE, "hand", 12, 10, -NONE, NONE, NONE)),
          model.joints());
    }
  }

  @Test
  void theWidthsOfAllJointsMakeUpTheState() {
    try (Model model = Model.parse("robot", ROBOT)) {
      assertEquals(model.nq(), model.joints().stream().mapToInt(j -> j.kind().positions()).sum());
      assertEquals(model.nv(), model.joints().stream().mapToInt(j -> j.kind().velocities()).sum());
    }
  }

  @Test
  void onlyHingesAndSlidesAreSingle() {
    try (Model model = Model.parse("robot", ROBOT)) {
      List<Joint> joints = model.joints();
      assertFalse(joints.get(0).isSingle() || joints.get(1).isSingle());
      assertTrue(joints.get(2).isSingle() && joints.get(3).isSingle());
    }
  }

  @Test
  void sensorsSayWhatTheyMeasure() {
    try (Model model = Model.parse("robot", ROBOT)) {
      assertEquals(
          List.of(
              new Sensor("acceleration", Sensor.Kind.ACCELEROMETER, 3),
              new Sensor("turning", Sensor.Kind.GYRO, 3),
              new Sensor("attitude", Sensor.Kind.ORIENTATION, 4),
              new Sensor("contact", Sensor.Kind.OTHER, 1)),
          model.sensors());
    }
  }

  @Test
  void gravityIsTheModels() {
    try (Model model = Model.parse("robot", ROBOT)) {
      assertArrayEquals(new double[] {0, 1, -3.7}, model.gravity());
    }
  }
}
