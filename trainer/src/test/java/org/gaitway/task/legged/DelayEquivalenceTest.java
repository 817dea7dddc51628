package org.gaitway.task.legged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gaitway.random.RandomStream;
import org.gaitway.task.Environment;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition;

/** A constant delay is the same wherever in the control loop it is. */
class DelayEquivalenceTest {
  private static final int SUBSTEPS = 4;
  private static final int STEPS = 60;

  /** Paid for motion alone: what a policy gives is late in one loop and not in the other. */
  private static TaskDefinition task(int measured, int acted) {
    LeggedSettings from =
        LeggedTasks.exact(
            "sensing.min-delay=" + measured,
            "sensing.max-delay=" + measured,
            "actuation.min-delay=" + SUBSTEPS * acted,
            "actuation.max-delay=" + SUBSTEPS * acted,
            "command.interval={low: 100, high: 100}",
            "command.standing=1",
            "command.single-axis=0");
    LeggedSettings paid = LeggedTasks.paying(from, "joint-acceleration");
    return LeggedTasks.task(paid);
  }

  /** The return of a policy that sees what is measured alone: a random linear one. */
  private static double paid(TaskDefinition task, long seed) {
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      double[] observation = new double[environment.observationSize()];
      double[] action = new double[environment.actionSize()];
      double sum = 0;
      environment.reset();
      StepOutcome outcome;
      do {
        environment.observe(observation);
        RandomStream weights = new RandomStream(seed, 0);
        for (int i = 0; i < action.length; i++) {
          action[i] = weights.uniform(-0.5, 0.5);
          for (int j = 0; j < 33; j++) { // Behind them is the last action.
            double weight = weights.uniform(-0.1, 0.1);
            action[i] += weight * observation[j];
          }
        }
        outcome = environment.step(action);
        sum += environment.reward();
      } while (!outcome.endsEpisode() && environment.stepCount() < STEPS);
      return sum;
    }
  }

  @Property(tries = 20)
  void movingADelayFromActionToObservationChangesNoReturn(
      @ForAll @IntRange(min = 0, max = 4) int delay,
      @ForAll @IntRange(min = 0, max = 4) int split,
      @ForAll long seed) {
    int acted = Math.min(split, delay);
    assertEquals(paid(task(delay, 0), seed), paid(task(delay - acted, acted), seed));
  }

  @Property(tries = 3)
  void aDelayItselfDoesChangeTheReturn(@ForAll @IntRange(min = 1, max = 50) int seed) {
    assertNotEquals(paid(task(0, 0), seed), paid(task(1, 0), seed));
  }
}
