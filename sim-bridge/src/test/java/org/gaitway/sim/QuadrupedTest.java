package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped quadruped as a machine: what it weighs, that it stands, falls and is symmetric. */
class QuadrupedTest {
  private static final List<String> LEGS = List.of("FR", "FL", "RR", "RL");

  private Model model;
  private Simulation simulation;

  @BeforeEach
  void load() {
    model = Model.shipped("quadruped");
    simulation = model.newSimulation();
  }

  @AfterEach
  void close() {
    simulation.close();
    model.close();
  }

  @Test
  void jointsActuatorsAndFeetAreNamedLegByLeg() {
    List<String> joints = new ArrayList<>(List.of("root"));
    List<String> actuators = new ArrayList<>();
    for (String leg : LEGS) {
      for (String part : List.of("hip", "thigh", "calf")) {
        joints.add(leg + "_" + part + "_joint");
        actuators.add(leg + "_" + part);
        model.id(Element.BODY, leg + "_" + part);
      }
      model.id(Element.GEOM, leg);
      model.id(Element.SITE, leg);
      model.id(Element.SENSOR, leg + "_touch");
    }
    assertEquals(joints, model.names(Element.JOINT));
    assertEquals(actuators, model.names(Element.ACTUATOR));
  }

  @Test
  void itWeighsAsMuchAsPublished() {
    double mass = 0;
    for (int body = 0; body < model.nbody(); body++) {
      mass += model.bodyMass().get(body);
    }
    assertEquals(12.74, mass, 0.01);
  }

  @Test
  void itsServosHaveThePublishedLimits() {
    List<Actuator> actuators = model.actuators();
    List<Joint> joints = model.joints();
    for (int i = 0; i < 12; i++) {
      Actuator actuator = actuators.get(i);
      Joint joint = joints.get(i + 1);
      assertEquals(Actuator.Servo.POSITION, actuator.servo());
      assertEquals(joint.name(), actuator.joint());
      assertEquals(35, actuator.kp());
      assertEquals(0.5, actuator.kd());
      assertEquals(i % 3 == 2 ? 35.55 : 23.7, actuator.effortLimit());
      assertEquals(joint.low(), model.controlRange().get(2 * i));
      assertEquals(joint.high(), model.controlRange().get(2 * i + 1));
    }
  }

  @Test
  void itStandsOnItsServos() {
    simulation.resetToKeyframe("home");
    FreeBase trunk = new FreeBase(simulation, "trunk");
    simulation.step(600);
    double settled = trunk.position(0);
    simulation.step(400);
    assertTrue(trunk.position(2) > 0.24, "height " + trunk.position(2));
    assertTrue(trunk.tilt() < Math.toRadians(6), "tilt " + trunk.tilt());
    for (int axis = 0; axis < 3; axis++) {
      assertEquals(0, trunk.worldVelocity(axis), 0.005);
    }
    assertEquals(settled, trunk.position(0), 0.005, "it creeps");
  }

  @Test
  void itsFeetCarryItsWeight() {
    simulation.resetToKeyframe("home");
    simulation.step(1000);
    double touch = 0;
    double normal = 0;
    try (ContactForces forces = new ContactForces(simulation)) {
      forces.read();
      for (String leg : LEGS) {
        int foot = model.id(Element.GEOM, leg);
        assertTrue(forces.touches(foot), leg);
        touch += simulation.sensor(leg + "_touch").get(0);
        normal += forces.force(foot, 2);
      }
      assertEquals(12.74 * 9.81, normal, 0.5);
      assertEquals(normal, touch, 0.5, "the touch sensors agree");
      assertFalse(forces.bodyTouches(model.id(Element.BODY, "trunk")));
    }
  }

  @Test
  void withoutPowerItFallsAndTheGroundHoldsIt() {
    try (Model limp = Model.shipped("quadruped").changed(QuadrupedTest::unpower);
        Simulation fall = limp.newSimulation()) {
      fall.resetToKeyframe("home");
      FreeBase trunk = new FreeBase(fall, "trunk");
      fall.step(1000);
      assertTrue(trunk.position(2) < 0.15, "height " + trunk.position(2));
      assertTrue(trunk.position(2) > 0.03, "height " + trunk.position(2));
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(0, trunk.worldVelocity(axis), 0.05);
      }
    }
  }

  private static void unpower(Model model) {
    DoubleBuffer limits = model.field(ModelField.ACTUATOR_FORCERANGE);
    for (int i = 0; i < limits.capacity(); i++) {
      limits.put(i, 0);
    }
  }

  @Test
  void leftIsTheMirrorImageOfRightToTheLastBit() {
    for (String end : List.of("F", "R")) {
      for (String part : List.of("hip", "thigh", "calf")) {
        int right = model.id(Element.BODY, end + "R_" + part);
        int left = model.id(Element.BODY, end + "L_" + part);
        assertMirrored(ModelField.BODY_POS, right, left, 1, -1, 1);
        assertMirrored(ModelField.BODY_IPOS, right, left, 1, -1, 1);
        assertMirrored(ModelField.BODY_INERTIA, right, left, 1, 1, 1);
        assertMirrored(ModelField.BODY_IQUAT, right, left, 1, 1, 1, 1);
        assertMirrored(ModelField.BODY_MASS, right, left, 1);
      }
    }
    int trunk = model.id(Element.BODY, "trunk");
    assertMirrored(ModelField.BODY_IPOS, trunk, trunk, 1, -1, 1);
  }

  private void assertMirrored(ModelField field, int right, int left, double... signs) {
    DoubleBuffer values = model.field(field);
    for (int i = 0; i < signs.length; i++) {
      assertEquals(
          values.get(field.columns() * right + i),
          signs[i] * values.get(field.columns() * left + i) + 0.0,
          field + " of " + model.names(Element.BODY).get(right));
    }
  }

  @Test
  void mirroredControlsGiveMirroredMotion() {
    double[] targets = {0.1, 0.7, -1.5, 0.3, 1.2, -2, -0.2, 0.9, -1.8, 0.1, 1, -1.6};
    double[] pose = poseAfter(targets);
    double[] mirrored = poseAfter(mirror(targets));
    double[] joints = new double[12];
    System.arraycopy(mirrored, 7, joints, 0, 12);
    double[] back = mirror(joints);
    assertEquals(pose[0], mirrored[0], 1e-6, "x");
    assertEquals(pose[1], -mirrored[1], 1e-6, "y");
    assertEquals(pose[2], mirrored[2], 1e-6, "z");
    for (int i = 0; i < 12; i++) {
      assertEquals(pose[7 + i], back[i], 1e-6, model.names(Element.ACTUATOR).get(i));
    }
  }

  private double[] poseAfter(double[] targets) {
    simulation.resetToKeyframe("home");
    simulation.ctrl().put(0, targets);
    simulation.step(40);
    double[] pose = new double[model.nq()];
    simulation.qpos().get(0, pose);
    return pose;
  }

  /** Swaps right and left; abduction changes its sign. */
  private static double[] mirror(double[] legs) {
    double[] mirrored = new double[12];
    for (int leg = 0; leg < 4; leg++) {
      for (int joint = 0; joint < 3; joint++) {
        double sign = joint == 0 ? -1 : 1;
        mirrored[3 * leg + joint] = sign * legs[3 * (leg ^ 1) + joint];
      }
    }
    return mirrored;
  }

  @Test
  void itsImuMeasuresGravityAtRest() {
    simulation.resetToKeyframe("home");
    simulation.step(1000);
    DoubleBuffer acceleration = simulation.sensor("accelerometer");
    assertEquals(9.81, acceleration.get(2), 0.1);
    assertEquals(0, simulation.sensor("gyro").get(1), 0.01);
    assertEquals(0, simulation.sensor("velocimeter").get(0), 0.01);
    assertEquals(1, simulation.sensor("orientation").get(0), 0.01, "upright");
  }
}
