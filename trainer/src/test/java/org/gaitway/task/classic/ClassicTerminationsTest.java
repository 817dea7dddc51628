package org.gaitway.task.classic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.BareScene;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds within which the classic tasks go on, to the last bit. */
class ClassicTerminationsTest {

  @ParameterizedTest(name = "{0} {1}[{2}] {3} {4} {5}")
  @CsvSource({
    "hopper, qpos, 1, open, 0.7, Infinity",
    "hopper, qpos, 2, open, -0.2, 0.2",
    "hopper, qpos, 3, open, -100, 100",
    "hopper, qpos, 5, open, -100, 100",
    "hopper, qvel, 0, open, -100, 100",
    "hopper, qvel, 5, open, -100, 100",
    "walker2d, qpos, 1, open, 0.8, 2",
    "walker2d, qpos, 2, open, -1, 1",
    "inverted-pendulum, qpos, 1, closed, -0.2, 0.2",
    "ant, qpos, 2, closed, 0.2, 1",
    "humanoid, qpos, 2, open, 1, 2",
  })
  void anEpisodeEndsAtTheseBounds(
      String task, String vector, int index, String interval, double low, double high) {
    boolean closed = interval.equals("closed");
    try (Health health = new Health(task)) {
      DoubleBuffer values =
          vector.equals("qpos") ? health.simulation.qpos() : health.simulation.qvel();
      assertEquals(closed, health.with(values, index, low));
      assertEquals(closed, health.with(values, index, high));
      assertTrue(health.with(values, index, Math.nextUp(low)));
      assertTrue(health.with(values, index, Math.nextDown(high)));
      assertFalse(health.with(values, index, Math.nextDown(low)));
      assertFalse(health.with(values, index, Double.NaN));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-cheetah", "swimmer", "reacher"})
  void someTasksNeverEnd(String task) {
    assertEquals(0, Tasks.define(task, "v4").terminations().size());
    assertEquals(0, Tasks.define(task, "v5").terminations().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ant", "inverted-pendulum"})
  void whatIsNotFiniteEndsTheEpisodeWhereverItIs(String task) {
    try (Health health = new Health(task)) {
      DoubleBuffer qpos = health.simulation.qpos();
      DoubleBuffer qvel = health.simulation.qvel();
      assertFalse(health.with(qpos, 0, Double.POSITIVE_INFINITY));
      assertFalse(health.with(qvel, qvel.capacity() - 1, Double.NaN));
    }
  }

  /** Asks a task's terminations about states near the initial one. */
  private static final class Health implements AutoCloseable {
    final Model model;
    final Simulation simulation;
    final TaskDefinition definition;

    Health(String task) {
      definition = Tasks.define(task, "");
      model = definition.model().get();
      simulation = model.newSimulation();
    }

    /** Whether the episode goes on with this entry changed. */
    boolean with(DoubleBuffer values, int index, double value) {
      double kept = values.get(index);
      values.put(index, value);
      boolean healthy =
          definition.terminations().stream()
              .noneMatch(named -> named.term().bind(new BareScene(simulation)).getAsBoolean());
      values.put(index, kept);
      return healthy;
    }

    @Override
    public void close() {
      simulation.close();
      model.close();
    }
  }
}
