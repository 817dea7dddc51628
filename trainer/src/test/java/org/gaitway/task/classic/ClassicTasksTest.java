package org.gaitway.task.classic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassicTasksTest {
  /** The virtual machine itself allocates a little while it links and compiles: not in every. */
  private static final int ROUNDS = 5;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "half-cheetah, 17, 17, 6, 0.05, 1000",
    "hopper, 11, 11, 3, 0.008, 1000",
    "walker2d, 17, 17, 6, 0.008, 1000",
    "swimmer, 8, 8, 2, 0.04, 1000",
    "reacher, 11, 10, 2, 0.02, 50",
    "inverted-pendulum, 4, 4, 1, 0.04, 1000",
    "inverted-double-pendulum, 11, 9, 1, 0.05, 1000",
    "ant, 27, 105, 8, 0.05, 1000",
    "humanoid, 376, 348, 17, 0.015, 1000",
  })
  void sizesAndTimingAreThePublishedOnes(
      String task, int observedV4, int observedV5, int controls, double period, int steps) {
    assertShape(Tasks.define(task, "v4"), observedV4, controls, period, steps);
    assertShape(Tasks.define(task, "v5"), observedV5, controls, period, steps);
  }

  private static void assertShape(
      TaskDefinition definition, int observed, int controls, double period, int steps) {
    try (Model model = definition.model().get();
        Environment environment = new Environment(definition, model, new RandomStream(1, 1))) {
      assertEquals(observed, environment.observationSize());
      assertEquals(controls, environment.actionSize());
      assertEquals(period, environment.controlPeriod(), 1e-15);
      assertEquals(steps, definition.episodeSteps());
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("org.gaitway.task.classic.ClassicTaskSource#namesAndVersions")
  void stepsAllocateNothing(String task, String version) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    TaskDefinition definition = Tasks.define(task, version);
    try (Model model = definition.model().get();
        Environment environment = new Environment(definition, model, new RandomStream(1, 1))) {
      double[] action = new double[environment.actionSize()];
      float[] observation = new float[environment.observationSize()];
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        environment.reset();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(environment, action, observation);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertEquals(0, least, "bytes");
    }
  }

  /** Steps and observes through falls and beyond, so that every term is in use. */
  private static void run(Environment environment, double[] action, float[] observation) {
    for (int step = 0; step < 200; step++) {
      for (int i = 0; i < action.length; i++) {
        action[i] = environment.random().uniform(-1, 1);
      }
      environment.step(action);
      environment.observe(observation);
    }
  }

  @Test
  void theFifthWalkerIsAnotherModel() {
    try (Model v4 = Tasks.define("walker2d", "v4").model().get();
        Model v5 = Tasks.define("walker2d", "v5").model().get()) {
      assertNotEquals(v4.sha256(), v5.sha256());
    }
  }
}
