package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import org.junit.jupiter.api.Test;

/** What simulations do, checked against mechanics. */
class PhysicsTest {
  private static final double G = 9.81;

  @Test
  void freeFallFollowsSemiImplicitEuler() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Simulation simulation = model.newSimulation()) {
      int steps = 300;
      double h = model.timestep();
      simulation.step(steps);
      // v(n) = -g n h, and z(n) = z(0) + h (v(1) + ... + v(n)).
      assertEquals(-G * steps * h, simulation.qvel().get(2), 1e-12);
      assertEquals(1 - G * h * h * steps * (steps + 1) / 2, simulation.qpos().get(2), 1e-12);
      assertEquals(steps * h, simulation.time(), 1e-12);
      assertEquals(0, simulation.contactCount());
    }
  }

  @Test
  void theFloorCarriesARestingBall() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(2, 0.1);
      simulation.step(2000);
      simulation.rnePostConstraint();
      assertEquals(1, simulation.contactCount());
      assertEquals(2 * G, simulation.qfrcConstraint().get(2), 1e-3, "force on the free joint [N]");
      int ball = 6 * model.id(Element.BODY, "ball");
      assertEquals(2 * G, simulation.cfrcExt().get(ball + 5), 1e-3, "force on the body [N]");
      assertEquals(0, simulation.qvel().get(2), 1e-6);
    }
  }

  @Test
  void frictionlessPendulumKeepsItsEnergyWithRungeKutta() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(0, 2.5);
      double before = pendulumEnergy(simulation);
      for (int second = 0; second < 20; second++) {
        simulation.step(200);
        assertEquals(before, pendulumEnergy(simulation), 1e-6 * before);
      }
    }
  }

  /** Of 1 kg on a massless rod of 1 m, from its lowest point [J]. */
  private static double pendulumEnergy(Simulation simulation) {
    double rate = simulation.qvel().get(0);
    return 0.5 * rate * rate + G * (1 - Math.cos(simulation.qpos().get(0)));
  }

  @Test
  void smallSwingsTakeTwoPiRootOfLengthOverGravity() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(0, 1e-3);
      int steps = 0;
      // From one side through the middle to the other takes half a period.
      while (simulation.qvel().get(0) <= 0) {
        simulation.step(1);
        steps++;
      }
      assertEquals(Math.PI * Math.sqrt(1 / G), steps * model.timestep(), 2 * model.timestep());
    }
  }

  @Test
  void damperDampens() {
    try (Model model = Model.parse("flywheel", TestModels.FLYWHEEL);
        Simulation simulation = model.newSimulation()) {
      simulation.qvel().put(0, 10);
      double last = 10;
      for (int i = 0; i < 20; i++) {
        simulation.step(100);
        assertTrue(simulation.qvel().get(0) < last, "it slows down all the time");
        last = simulation.qvel().get(0);
      }
      // The rate decays with damping / inertia = 0.2 / 0.5 per second.
      assertEquals(10 * Math.exp(-0.4 * simulation.time()), last, 1e-6);
    }
  }

  @Test
  void internalTorqueMovesNoCentreOfMass() {
    try (Model model = Model.parse("pair", TestModels.FLOATING_PAIR);
        Simulation simulation = model.newSimulation()) {
      simulation.forward();
      double[] before = centreOfMass(simulation);
      simulation.ctrl().put(0, 0.5);
      simulation.step(500);
      double bend = simulation.qpos().get(model.qposAddress("elbow"));
      assertTrue(Math.abs(bend) > 0.5, "the motor bends the elbow");
      simulation.forward();
      double[] after = centreOfMass(simulation);
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(before[axis], after[axis], 1e-7);
      }
    }
  }

  private static double[] centreOfMass(Simulation simulation) {
    DoubleBuffer mass = simulation.model().bodyMass();
    double[] sum = new double[3];
    double total = 0;
    for (int body = 0; body < simulation.model().nbody(); body++) {
      total += mass.get(body);
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += mass.get(body) * simulation.xipos().get(3 * body + axis);
      }
    }
    return new double[] {sum[0] / total, sum[1] / total, sum[2] / total};
  }

  @Test
  void aMotorPushesWithItsGear() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      simulation.ctrl().put(0, 0.3);
      simulation.forward();
      assertEquals(3, simulation.qfrcActuator().get(0), 1e-12, "gear 10 times control [N·m]");
    }
  }

  @Test
  void sensorsMeasureTheState() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(0, 0.7);
      simulation.qvel().put(0, -0.4);
      simulation.forward();
      assertEquals(0.7, simulation.sensor("angle").get(0));
      assertEquals(-0.4, simulation.sensor("rate").get(0));
      DoubleBuffer tip = simulation.sensor("tip");
      assertEquals(3, tip.capacity());
      assertEquals(-Math.sin(0.7), tip.get(0), 1e-12);
      assertEquals(-Math.cos(0.7), tip.get(2), 1e-12);
      assertEquals(tip.get(2), simulation.siteXpos().get(2));
      assertEquals(tip.get(2), simulation.sensordata().get(4));
    }
  }

  @Test
  void bodyQuantitiesAreThoseOfTheBody() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      simulation.qvel().put(0, 2);
      simulation.forward();
      int rod = model.id(Element.BODY, "rod");
      assertEquals(0, simulation.xpos().get(3 * rod + 2), "the frame is at the hinge [m]");
      assertEquals(-1, simulation.xipos().get(3 * rod + 2), "the mass is below it [m]");
      assertEquals(1, simulation.cinert().get(10 * rod + 9), "mass [kg]");
      assertEquals(2, simulation.cvel().get(6 * rod + 1), "rate about y [rad/s]");
      assertEquals(-2, simulation.cvel().get(6 * rod + 3), 1e-12, "the mass moves along -x [m/s]");
    }
  }
}
