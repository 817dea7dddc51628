package org.gaitway.task.legged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.DoubleBuffer;
import org.gaitway.sim.ModelField;
import org.gaitway.task.Environment;
import org.gaitway.task.Motors;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;

class ServoMotorsTest {
  private static TaskDefinition task(String... changes) {
    return LeggedTasks.task(LeggedTasks.exact(changes));
  }

  /** An output that moves the first joint's target by a quarter of it. */
  private static double[] output(double first) {
    double[] action = new double[12];
    action[0] = first;
    return action;
  }

  @Test
  void theOutputIsScaledAndAddedToTheDefaultPose() {
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task(), 1)) {
      open.environment().reset();
      double[] action = output(0.4);
      action[1] = -1;
      open.environment().step(action);
      DoubleBuffer ctrl = open.environment().simulation().ctrl();
      assertEquals(0.1, ctrl.get(0), 1e-12);
      assertEquals(0.65, ctrl.get(1), 1e-12);
      assertEquals(-1.8, ctrl.get(2), 1e-12);
    }
  }

  @Test
  void aDelayOfWholeStepsShowsTheFirstOutputUntilItIsOver() {
    String delay = "actuation.min-delay=8";
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task(delay, "actuation.max-delay=8"), 1)) {
      Environment environment = open.environment();
      environment.reset();
      double[] expected = {0.1, 0.1, 0.1, 0.2, 0.3};
      for (int step = 0; step < expected.length; step++) {
        environment.step(output(0.4 * (step + 1)));
        assertEquals(expected[step], environment.simulation().ctrl().get(0), 1e-12);
      }
    }
  }

  @Test
  void aDelayWithinAStepLeavesTheOldTargetForItsFirstPart() {
    String[] late = {"actuation.min-delay=3", "actuation.max-delay=3"};
    try (LeggedTasks.Open delayed = LeggedTasks.Open.of(task(late), 1);
        LeggedTasks.Open prompt = LeggedTasks.Open.of(task(), 1)) {
      delayed.environment().reset();
      prompt.environment().reset();
      delayed.environment().step(output(0));
      prompt.environment().step(output(0));
      delayed.environment().step(output(1));
      prompt
          .environment()
          .step(
              (simulation, substeps, action) -> {
                simulation.step(3);
                simulation.ctrl().put(0, 0.25);
                simulation.step(1);
              });
      for (int i = 0; i < 19; i++) {
        assertEquals(
            prompt.environment().simulation().qpos().get(i),
            delayed.environment().simulation().qpos().get(i));
      }
    }
  }

  @Test
  void torqueFallsWithSpeedInItsDirectionAlone() {
    assertLimits(0.8 * 30.1, 23.7 * 1.5 * 0.2, 23.7);
    assertLimits(0, 23.7, 23.7);
    assertLimits(-40, 23.7, 0);
  }

  /** Limits of the first joint at a speed, in a task of one substep. */
  private static void assertLimits(double speed, double up, double down) {
    TaskDefinition task =
        task("actuation.speed-torque=true", "actuation.stall-torque=1.5", "control-period=0.005");
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      environment.reset();
      environment.simulation().qvel().put(6, speed);
      LimitsAtFirst limits = new LimitsAtFirst(environment);
      environment.step(new double[12]);
      assertEquals(up, limits.up(0), 1e-9);
      assertEquals(down, -limits.down(0), 1e-9);
    }
  }

  /** Torque limits in an environment's own model. */
  private static final class LimitsAtFirst {
    private final DoubleBuffer range;

    LimitsAtFirst(Environment environment) {
      range = environment.simulation().model().field(ModelField.ACTUATOR_FORCERANGE);
    }

    double up(int actuator) {
      return range.get(2 * actuator + 1);
    }

    double down(int actuator) {
      return range.get(2 * actuator);
    }
  }

  @Test
  void theFrozenPolicyIsToldPoseScaleAndGains() {
    TaskDefinition task = task();
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Motors.Servo knee = task.motors().orElseThrow().servos(open.model()).get(2);
      assertEquals("FR_calf_joint", knee.joint());
      assertEquals(-1.8, knee.defaultPosition());
      assertEquals(0.25, knee.actionScale());
      assertEquals(35, knee.gains().kp());
      assertEquals(0.5, knee.gains().kd());
    }
  }
}
