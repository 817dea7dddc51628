package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.MujocoLibrary;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classic tasks beside Gymnasium's own environments with Gymnasium's own models: both start
 * from the same state and take the same actions, to the end of the episode, without being
 * synchronised on the way.
 *
 * <p>States must be equal to the last bit: one build of MuJoCo steps both, and the models compile
 * to the same numbers. Observations and rewards may differ by {@value #TOLERANCE}, relative to the
 * larger of 1 and their size, because NumPy adds up in another order and has its own sine, and a
 * speed divides such a difference by the control period; the largest one seen is 1e-15.
 */
class GymnasiumParityTest {
  private static final double TOLERANCE = 1e-12;

  @TempDir static Path folder;

  @BeforeAll
  static void recordGymnasium() throws IOException, InterruptedException {
    PythonPeer.run("gymnasium_trajectories.py", folder.resolve("printed.txt"), folder.toString());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("org.gaitway.task.classic.ClassicTaskSource#namesAndVersions")
  void fullEpisodesAreGymnasiums(String task, String version) throws IOException {
    GymnasiumRecording recording = read(task, version, "full");
    TaskDefinition definition = Tasks.define(task, version);
    assertEquals(recording.limit(), definition.episodeSteps());
    replay(recording, definition);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("org.gaitway.task.classic.ClassicTaskSource#namesAndVersions")
  void episodesThatTimeOutAreGymnasiums(String task, String version) throws IOException {
    GymnasiumRecording recording = read(task, version, "short");
    assertTrue(recording.rows().stream().anyMatch(r -> r.outcome() == StepOutcome.TRUNCATED));
    replay(recording, Tasks.define(task, version).withEpisodeSteps(recording.limit()));
  }

  private static GymnasiumRecording read(String task, String version, String kind)
      throws IOException {
    GymnasiumRecording recording =
        GymnasiumRecording.read(folder.resolve(task + "-" + version + "-" + kind));
    assertEquals(MujocoLibrary.version(), recording.mujoco(), "MuJoCo of the test's Python");
    return recording;
  }

  private static void replay(GymnasiumRecording recording, TaskDefinition definition) {
    try (Model model = definition.model().get();
        Environment environment = new Environment(definition, model, new RandomStream(1, 1))) {
      StepOutcome outcome = StepOutcome.TRUNCATED;
      for (GymnasiumRecording.Row row : recording.rows()) {
        assertEquals(row.isReset(), outcome.endsEpisode(), "reset when, and only when, it is due");
        if (row.isReset()) {
          outcome = StepOutcome.RUNNING;
          start(environment, row);
        } else {
          outcome = environment.step(row.action());
          assertEquals(row.outcome(), outcome, () -> at(environment, "outcome"));
        }
        if (outcome != StepOutcome.DIVERGED) {
          assertSameState(environment, row);
          assertSameReward(environment, row, recording.terms());
        }
      }
      assertTrue(outcome.endsEpisode(), "the recording holds whole episodes");
    }
  }

  private static void start(Environment environment, GymnasiumRecording.Row row) {
    Simulation simulation = environment.simulation();
    simulation.reset();
    simulation.qpos().put(0, row.qpos());
    simulation.qvel().put(0, row.qvel());
    simulation.forward();
    environment.beginEpisode(0);
  }

  private static void assertSameState(Environment environment, GymnasiumRecording.Row row) {
    Simulation simulation = environment.simulation();
    assertArrayEquals(row.qpos(), values(simulation.qpos()), () -> at(environment, "qpos"));
    assertArrayEquals(row.qvel(), values(simulation.qvel()), () -> at(environment, "qvel"));
    double[] observation = new double[environment.observationSize()];
    environment.observe(observation);
    assertEquals(row.observation().length, observation.length, "size of the observation");
    for (int i = 0; i < observation.length; i++) {
      assertNear(row.observation()[i], observation[i], environment, "observation " + i);
    }
  }

  private static void assertSameReward(
      Environment environment, GymnasiumRecording.Row row, List<String> terms) {
    if (row.isReset()) {
      return;
    }
    assertNear(row.reward(), environment.reward(), environment, "reward");
    List<String> names =
        environment.definition().rewards().stream().map(TaskDefinition.NamedReward::name).toList();
    for (int i = 0; i < terms.size(); i++) {
      double found = environment.rewardTerms()[names.indexOf(terms.get(i))];
      assertNear(row.terms()[i], found, environment, "reward term " + terms.get(i));
    }
  }

  private static void assertNear(
      double expected, double found, Environment environment, String what) {
    double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
    assertEquals(expected, found, tolerance, () -> at(environment, what));
  }

  private static String at(Environment environment, String what) {
    return what + " after " + environment.stepCount() + " steps";
  }

  private static double[] values(DoubleBuffer buffer) {
    double[] values = new double[buffer.capacity()];
    buffer.get(0, values);
    return values;
  }
}
