package org.gaitway.task.legged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.junit.jupiter.api.Test;

/** Each term against what a hand computes of a state that was made for it. */
class LeggedRewardTest {
  private static final double EXACT = 1e-9;
  private static final int BASE = 7;
  private static final int JOINT_VELOCITY = 6;

  /** In the air, so that nothing touches; upright, at rest, in the default pose. */
  private static void float1m(Simulation simulation) {
    simulation.qpos().put(2, 1);
  }

  /** The quantity of a term for a step that leads to a state, whatever the action. */
  private static double quantity(String term, double[] command, Consumer<Simulation> state) {
    LeggedSettings settings = LeggedTasks.paying(LeggedTasks.exact("fall.base-force=0"), term);
    try (LeggedTasks.Open open = LeggedTasks.Open.of(LeggedTasks.task(settings), 1)) {
      Environment environment = open.environment();
      environment.reset();
      environment.command("velocity").write(command, 0, 3);
      float1m(environment.simulation());
      state.accept(environment.simulation());
      environment.step((simulation, substeps, action) -> simulation.forward());
      return environment.reward();
    }
  }

  private static final double[] STAND = {0, 0, 0};

  @Test
  void trackingFallsWithTheSquaredErrorInTheFrameOfTheBase() {
    // Turned left by 90 degrees, moving along world y at 0.7 m/s: forward for the robot.
    Consumer<Simulation> state =
        simulation -> {
          simulation.qpos().put(3, Math.sqrt(0.5)).put(6, Math.sqrt(0.5));
          simulation.qvel().put(1, 0.7);
        };
    double found = quantity("tracking-linear-velocity", new double[] {1, 0.2, 0}, state);
    assertEquals(Math.exp(-(0.3 * 0.3 + 0.2 * 0.2) / 0.25), found, EXACT);
  }

  @Test
  void turningIsTrackedByTheGyroscope() {
    double found =
        quantity(
            "tracking-yaw-rate",
            new double[] {0, 0, -0.5},
            simulation -> simulation.qvel().put(5, 0.25));
    assertEquals(Math.exp(-0.75 * 0.75 / 0.25), found, EXACT);
  }

  @Test
  void verticalVelocityAndRollAndPitchRatesAreSquared() {
    assertEquals(0.09, quantity("vertical-velocity", STAND, s -> s.qvel().put(2, -0.3)), EXACT);
    assertEquals(
        0.04 + 0.25,
        quantity("roll-pitch-rate", STAND, s -> s.qvel().put(3, 0.2).put(4, -0.5).put(5, 9)),
        EXACT);
  }

  @Test
  void orientationIsTheSquaredSineOfTheTilt() {
    double angle = 0.3;
    double found =
        quantity(
            "orientation",
            STAND,
            s -> s.qpos().put(3, Math.cos(angle / 2)).put(4, Math.sin(angle / 2)));
    assertEquals(Math.sin(angle) * Math.sin(angle), found, EXACT);
  }

  @Test
  void heightIsThatAboveTheStand() {
    assertEquals((1 - 0.287) * (1 - 0.287), quantity("base-height", STAND, s -> {}), EXACT);
  }

  @Test
  void poseAndStandStillMeasureTheDistanceFromTheDefaultPose() {
    Consumer<Simulation> bent =
        s -> s.qpos().put(BASE, 0.1).put(BASE + 1, 0.9 - 0.2).put(BASE + 5, -1.8 + 0.3);
    assertEquals(Math.exp(-0.14), quantity("pose", STAND, bent), EXACT);
    assertEquals(0.6, quantity("stand-still", STAND, bent), EXACT);
    assertEquals(0, quantity("stand-still", new double[] {0.1, 0, 0}, bent), EXACT);
  }

  @Test
  void jointsNearTheirLimitsCostTheirDistanceBeyondTheMargin() {
    // Abduction from -0.863 to 0.863: free up to 0.9 of that.
    assertEquals(
        0.863 - 0.9 * 0.863,
        quantity("joint-limits", STAND, s -> s.qpos().put(BASE, 0.863)),
        EXACT);
  }

  @Test
  void torquesAndPowerAreThoseOfTheServos() {
    // 35 N m/rad x 0.1 rad; at 2 rad/s 0.5 N m s/rad less.
    Consumer<Simulation> state =
        s -> {
          for (int i = 0; i < 12; i++) {
            s.ctrl().put(i, s.qpos().get(BASE + i));
          }
          s.ctrl().put(0, s.qpos().get(BASE) + 0.1);
          s.qvel().put(JOINT_VELOCITY, 2);
        };
    assertEquals(2.5 * 2.5, quantity("torques", STAND, state), EXACT);
    assertEquals(2.5 * 2, quantity("energy", STAND, state), EXACT);
  }

  @Test
  void jointAccelerationIsTheChangeOverTheStep() {
    LeggedSettings settings = LeggedTasks.paying(LeggedTasks.exact(), "joint-acceleration");
    try (LeggedTasks.Open open = LeggedTasks.Open.of(LeggedTasks.task(settings), 1)) {
      open.environment().reset();
      open.environment()
          .step(
              (simulation, substeps, action) -> {
                simulation.qvel().put(JOINT_VELOCITY + 4, 0.5);
                simulation.forward();
              });
      assertEquals(25 * 25, open.environment().reward(), EXACT);
    }
  }

  @Test
  void actionRateIsTheSquaredChangeOfTheOutput() {
    LeggedSettings settings = LeggedTasks.paying(LeggedTasks.exact(), "action-rate");
    try (LeggedTasks.Open open = LeggedTasks.Open.of(LeggedTasks.task(settings), 1)) {
      double[] action = new double[12];
      open.environment().reset();
      action[3] = 0.5;
      open.environment().step(action);
      assertEquals(0.25, open.environment().reward(), EXACT);
      action[3] = 0.2;
      action[7] = -0.1;
      open.environment().step(action);
      assertEquals(0.1, open.environment().reward(), EXACT);
    }
  }

  @Test
  void feetInTheAirCostTheirDistanceFromTheHeightToAimFor() {
    // A base that rises and moves: all feet at one height, with the base's horizontal speed.
    double found =
        quantity("foot-clearance", new double[] {1, 0, 0}, s -> s.qvel().put(0, 0.64).put(2, 3));
    double footHeight = 1 - 2 * 0.213 * Math.cos(0.9);
    assertEquals(4 * (footHeight - 0.09) * 0.8, found, 1e-6);
  }

  @Test
  void aStandingRobotSlipsNotAndTouchesWithItsFeetAlone() {
    for (String term : new String[] {"foot-slip", "air-time", "foot-height", "collision"}) {
      LeggedSettings settings =
          LeggedTasks.paying(
              LeggedTasks.exact("command.standing=1", "command.single-axis=0"), term);
      try (LeggedTasks.Open open = LeggedTasks.Open.of(LeggedTasks.task(settings), 1)) {
        open.environment().reset();
        for (int i = 0; i < 50; i++) {
          open.environment().step(new double[12]);
        }
        assertEquals(0, open.environment().reward(), 2e-3, term);
      }
    }
  }

  @Test
  void aFootThatLandsIsPaidForItsTimeInTheAir() {
    LeggedSettings settings = LeggedTasks.paying(LeggedTasks.exact(), "air-time");
    try (LeggedTasks.Open open = LeggedTasks.Open.of(LeggedTasks.task(settings), 1)) {
      Environment environment = open.environment();
      environment.reset();
      environment.command("velocity").set(0, 1);
      settle(environment);
      lift(environment, 0.1, 15);
      environment.step((simulation, substeps, action) -> place(simulation, 0.28));
      // All four feet: 15 steps of 0.02 s in the air, 0.1 s of it worth nothing.
      assertEquals(4 * (0.3 - 0.1), environment.reward(), EXACT);
    }
  }

  @Test
  void aFootThatLandsCostsTheSquaredShareByWhichItsSwingWasTooLow() {
    LeggedSettings settings = LeggedTasks.paying(LeggedTasks.exact(), "foot-height");
    try (LeggedTasks.Open open = LeggedTasks.Open.of(LeggedTasks.task(settings), 1)) {
      Environment environment = open.environment();
      environment.reset();
      environment.command("velocity").set(0, 1);
      settle(environment);
      lift(environment, 0.02, 3);
      double highest = 0.287 + 0.02 - 2 * 0.213 * Math.cos(0.9);
      environment.step((simulation, substeps, action) -> place(simulation, 0.28));
      assertEquals(4 * Math.pow(highest / 0.09 - 1, 2), environment.reward(), 1e-6);
    }
  }

  private static void settle(Environment environment) {
    environment.step((simulation, substeps, action) -> place(simulation, 0.28));
  }

  /** Keeps the robot so high above its stand that no foot touches. */
  private static void lift(Environment environment, double height, int steps) {
    for (int i = 0; i < steps; i++) {
      environment.step((simulation, substeps, action) -> place(simulation, 0.287 + height));
    }
  }

  private static void place(Simulation simulation, double height) {
    simulation.qpos().put(2, height);
    for (int i = 0; i < 18; i++) {
      simulation.qvel().put(i, 0);
    }
    simulation.forward();
  }

  @Test
  void aBodyOnTheGroundCollides() {
    double lying = quantity("collision", STAND, simulation -> simulation.qpos().put(2, 0.05));
    assertTrue(lying >= 1, "a trunk in the ground: " + lying);
  }

  @Test
  void aFallCostsItsWeightOnce() {
    LeggedSettings from = LeggedTasks.exact();
    LeggedSettings settings = LeggedTasks.paying(from, "termination");
    try (LeggedTasks.Open open = LeggedTasks.Open.of(LeggedTasks.task(settings), 1)) {
      open.environment().reset();
      open.environment().step(new double[12]);
      assertEquals(0, open.environment().reward());
      open.environment()
          .step(
              (simulation, substeps, action) -> {
                simulation.qpos().put(3, 0).put(4, 1); // On its back.
                simulation.forward();
              });
      assertTrue(open.environment().terminated());
      assertEquals(1 / from.controlPeriod(), open.environment().reward(), EXACT);
    }
  }

  @Test
  void anUnknownTermIsNamedWithThoseThereAre() {
    String message =
        assertThrows(RuntimeException.class, () -> LeggedTasks.exact("rewards.foot-slide=1"))
            .getMessage();
    assertTrue(message.contains("foot-slide") && message.contains("foot-slip"), message);
  }
}
