package org.gaitway.task.legged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaitway.config.ConfigBinder;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelField;
import org.gaitway.task.Environment;
import org.gaitway.task.Slots;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;

/** Commands, pushes, varied models and terrains. */
class SurroundingsOfLegsTest {
  private static final String[] VARIED = {
    "randomise.enabled=true",
    "randomise.foot-friction={low: 0.5, high: 0.6}",
    "randomise.mass={low: 0.8, high: 0.9}",
    "randomise.payload={low: 1, high: 2}",
    "randomise.strength={low: 0.5, high: 0.6}",
    "randomise.gains={low: 2, high: 3}",
    "randomise.gravity=0.2"
  };

  @Test
  void commandsAreInTheirRangesAndSomeStandOrGoAlongOneAxis() {
    TaskDefinition task =
        LeggedTasks.task(LeggedTasks.exact("command.standing=0.3", "command.single-axis=0.3"));
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      int standing = 0;
      int single = 0;
      for (int i = 0; i < 400; i++) {
        open.environment().reset();
        Slots command = open.environment().command("velocity");
        assertTrue(Math.abs(command.get(0)) <= 1 && Math.abs(command.get(1)) <= 0.5);
        assertTrue(Math.abs(command.get(2)) <= 1);
        int zeros = 0;
        for (int axis = 0; axis < 3; axis++) {
          zeros += command.get(axis) == 0 ? 1 : 0;
        }
        standing += zeros == 3 ? 1 : 0;
        single += zeros == 2 ? 1 : 0;
      }
      assertEquals(0.3, standing / 400.0, 0.07);
      assertEquals(0.3, single / 400.0, 0.07);
    }
  }

  @Test
  void aCommandIsDrawnAnewAfterItsTime() {
    TaskDefinition task =
        LeggedTasks.task(
            LeggedTasks.exact("command.interval={low: 0.1, high: 0.1}", "command.standing=0"));
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      environment.reset();
      Slots command = environment.command("velocity");
      double first = command.get(1) + command.get(0) + command.get(2);
      for (int step = 0; step < 4; step++) {
        environment.step(new double[12]);
        assertEquals(first, command.get(1) + command.get(0) + command.get(2));
      }
      environment.step(new double[12]);
      environment.step(new double[12]);
      assertNotEquals(first, command.get(1) + command.get(0) + command.get(2));
    }
  }

  @Test
  void aCurriculumWidensTheRangesForARobotThatFollows() {
    TaskDefinition task =
        LeggedTasks.task(
            LeggedTasks.exact(
                "command.curriculum=true",
                "command.start=0.1",
                "command.standing=0",
                "command.single-axis=0",
                "episode=0.1"));
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      double early = fastestOf(environment, 10);
      fastestOf(environment, 20);
      double late = fastestOf(environment, 30);
      assertTrue(early <= 0.1 + 10 * 0.05 && late > 0.7, early + " then " + late);
    }
  }

  /** The greatest forward command of some episodes in which the robot does what it is told. */
  private static double fastestOf(Environment environment, int episodes) {
    double most = 0;
    for (int episode = 0; episode < episodes; episode++) {
      environment.reset();
      Slots command = environment.command("velocity");
      most = Math.max(most, Math.abs(command.get(0)));
      for (int step = 0; step < 5; step++) {
        environment.step(
            (simulation, substeps, action) -> {
              simulation.qvel().put(0, command.get(0)).put(1, command.get(1));
              simulation.forward();
            });
      }
    }
    return most;
  }

  @Test
  void aPushChangesTheVelocityByNoMoreThanItsLimitWhenItsTimeHasCome() {
    TaskDefinition task =
        LeggedTasks.task(
            LeggedTasks.exact("push.speed=0.5", "push.interval={low: 0.1, high: 0.1}"));
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      environment.reset();
      for (int step = 1; step <= 30; step++) {
        environment.step(
            (simulation, substeps, action) -> {
              simulation.forward();
            });
        double speed =
            Math.hypot(
                environment.simulation().qvel().get(0), environment.simulation().qvel().get(1));
        assertTrue(speed <= 0.5 && (speed > 0) == (step % 5 == 0), "step " + step + ": " + speed);
        environment.simulation().qvel().put(0, 0).put(1, 0);
      }
    }
  }

  @Test
  void eachEpisodeHasAModelOfItsOwnWithinTheRanges() {
    TaskDefinition task = LeggedTasks.task(LeggedTasks.exact(VARIED));
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Model nominal = open.model();
      Model own = open.environment().simulation().model();
      int trunk = nominal.id(Element.BODY, "trunk");
      int thigh = nominal.id(Element.BODY, "FL_thigh");
      int foot = nominal.id(Element.GEOM, "RR");
      Set<Double> frictions = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        open.environment().reset();
        double friction = own.geomFriction().get(3 * foot);
        frictions.add(friction);
        assertBetween(0.5, 0.6, friction);
        assertBetween(0.8, 0.9, ratio(own, nominal, ModelField.BODY_MASS, thigh));
        assertBetween(0.8, 0.9, ratio(own, nominal, ModelField.BODY_INERTIA, 3 * thigh + 1));
        double payload = own.bodyMass().get(trunk) - 0.85 * nominal.bodyMass().get(trunk);
        assertBetween(1 - 0.05 * 5.204, 2 + 0.05 * 5.204, payload);
        assertBetween(0.5, 0.6, ratio(own, nominal, ModelField.ACTUATOR_FORCERANGE, 5));
        assertBetween(2, 3, ratio(own, nominal, ModelField.ACTUATOR_GAINPRM, 0));
        assertBetween(2, 3, ratio(own, nominal, ModelField.ACTUATOR_BIASPRM, 1));
        assertBetween(-10.01, -9.61, own.field(ModelField.GRAVITY).get(2));
      }
      assertEquals(20, frictions.size());
      assertEquals(0.8, nominal.geomFriction().get(3 * foot), "the nominal model");
    }
  }

  private static double ratio(Model own, Model nominal, ModelField field, int index) {
    DoubleBuffer varied = own.field(field);
    return varied.get(index) / nominal.field(field).get(index);
  }

  private static void assertBetween(double low, double high, double value) {
    assertTrue(value >= low - 1e-9 && value <= high + 1e-9, low + " <= " + value + " <= " + high);
  }

  @Test
  void onATerrainAnEpisodeBeginsOnTheGroundOfARow() {
    LeggedSettings from = LeggedSettings.of("rough");
    TaskDefinition task = LeggedTask.define("quadruped", "rough", from);
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      for (int i = 0; i < 20; i++) {
        environment.reset();
        double x = environment.simulation().qpos().get(0);
        // With a curriculum and no success the first row of six, 8 m each: about x = -20.
        assertEquals(-20, x, 0.5);
        for (int step = 0; step < 10; step++) {
          environment.step(new double[12]);
        }
        assertTrue(!environment.terminated());
      }
    }
  }

  @Test
  void theRowsOfATerrainGrowHarderForARobotThatLeavesItsPatch() {
    LeggedSettings settings =
        ConfigBinder.bind(
            LeggedSettings.of("rough"),
            Optional.empty(),
            List.of("start.place=0", "start.any-heading=false", "push.speed=0", "fall.tilt=0"));
    TaskDefinition task = LeggedTask.define("quadruped", "rough", settings);
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      assertEquals(-20, beginning(environment), 1e-9);
      // 4.2 m forward: out of the patch.
      go(environment, 1, 210, 1);
      assertEquals(-12, beginning(environment), 1e-9);
      // Told to go forward and back again, and does: it has not gone far, but nor was it to.
      go(environment, 1, 100, 1);
      go(environment, -1, 100, 1);
      assertEquals(-12, beginning(environment), 1e-9);
      // Less than half of the way.
      go(environment, 1, 100, 0.4);
      assertEquals(-20, beginning(environment), 1e-9);
      go(environment, 1, 100, 0.4);
      assertEquals(-20, beginning(environment), 1e-9);
    }
  }

  /** Where along x the next episode begins [m]. */
  private static double beginning(Environment environment) {
    environment.reset();
    return environment.simulation().qpos().get(0);
  }

  /** Steps with a forward command [m/s] that the robot, in the air, follows in part. */
  private static void go(Environment environment, double command, int steps, double share) {
    double x = environment.simulation().qpos().get(0);
    for (int step = 1; step <= steps; step++) {
      double there = x + share * command * 0.02 * step;
      environment.command("velocity").set(0, command);
      environment.command("velocity").set(1, 0);
      environment.step(
          (simulation, substeps, action) -> {
            simulation.qpos().put(0, there).put(2, 5);
            simulation.forward();
          });
    }
  }
}
