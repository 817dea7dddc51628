package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FreeBaseTest {
  private static final String PROBE =
      """
      <mujoco>
        <option gravity="0 0 0" timestep="0.001"/>
        <worldbody>
          <body name="probe" pos="1 2 3">
            <freejoint/>
            <geom name="hull" type="box" size="0.3 0.2 0.1" pos="0 0 0.05" mass="2"/>
            <site name="imu"/>
          </body>
          <body name="fixed"/>
        </worldbody>
        <sensor>
          <velocimeter name="velocity" site="imu"/>
          <gyro name="gyro" site="imu"/>
          <framezaxis name="up" objtype="body" objname="world" reftype="site" refname="imu"/>
        </sensor>
      </mujoco>
      """;

  @Property(tries = 100)
  void itMeasuresWhatMujocosSensorsDo(
      @ForAll @DoubleRange(min = -3, max = 3) double roll,
      @ForAll @DoubleRange(min = -1.5, max = 1.5) double pitch,
      @ForAll @DoubleRange(min = -3, max = 3) double yaw,
      @ForAll @DoubleRange(min = -2, max = 2) double speed) {
    try (Model model = Model.parse("probe", PROBE);
        Simulation simulation = model.newSimulation()) {
      turn(simulation.qpos(), roll, pitch, yaw);
      for (int i = 0; i < 6; i++) {
        simulation.qvel().put(i, speed * (i - 2));
      }
      simulation.forward();
      FreeBase base = new FreeBase(simulation, "probe");
      int body = model.id(Element.BODY, "probe");
      DoubleBuffer velocity = simulation.velocity(Element.BODY, body, true);
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(axis + 1.0, base.position(axis));
        assertEquals(simulation.sensor("velocity").get(axis), base.velocity(axis), 1e-12);
        assertEquals(simulation.sensor("gyro").get(axis), base.angularVelocity(axis), 1e-12);
        assertEquals(-simulation.sensor("up").get(axis), base.projectedGravity(axis), 1e-12);
        assertEquals(base.angularVelocity(axis), velocity.get(axis), 1e-12);
        assertEquals(base.velocity(axis), velocity.get(3 + axis), 1e-12);
      }
      velocity = simulation.velocity(Element.SITE, model.id(Element.SITE, "imu"), false);
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(base.worldVelocity(axis), velocity.get(3 + axis), 1e-12);
      }
      assertEquals(yaw, base.yaw(), 1e-9);
      assertEquals(Math.acos(Math.cos(roll) * Math.cos(pitch)), base.tilt(), 1e-6);
    }
  }

  /** Turns about z, then the new y, then the new x. */
  private static void turn(DoubleBuffer qpos, double roll, double pitch, double yaw) {
    double cr = Math.cos(roll / 2);
    double sr = Math.sin(roll / 2);
    double cp = Math.cos(pitch / 2);
    double sp = Math.sin(pitch / 2);
    double cy = Math.cos(yaw / 2);
    double sy = Math.sin(yaw / 2);
    qpos.put(3, cr * cp * cy + sr * sp * sy);
    qpos.put(4, sr * cp * cy - cr * sp * sy);
    qpos.put(5, cr * sp * cy + sr * cp * sy);
    qpos.put(6, cr * cp * sy - sr * sp * cy);
  }

  @Test
  void aBodyWithoutAFreeJointIsRefused() {
    try (Model model = Model.parse("probe", PROBE);
        Simulation simulation = model.newSimulation()) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> new FreeBase(simulation, "fixed"))
              .getMessage();
      assertEquals("probe: body fixed has no free joint", message);
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> new FreeBase(simulation, "torso"))
              .getMessage()
              .contains("no body named torso"));
    }
  }

  @Test
  void onlyWhatMovesHasAVelocity() {
    try (Model model = Model.parse("probe", PROBE);
        Simulation simulation = model.newSimulation()) {
      assertThrows(
          IllegalArgumentException.class, () -> simulation.velocity(Element.SENSOR, 0, false));
      assertThrows(
          IllegalArgumentException.class, () -> simulation.velocity(Element.BODY, 3, false));
      assertThrows(
          IllegalArgumentException.class, () -> simulation.velocity(Element.BODY, -1, false));
    }
  }
}
