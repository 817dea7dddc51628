package org.gaitway.task.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the classic tasks start from, over many resets of a fixed seed. */
class ClassicResetsTest {
  private static final int RESETS = 3000;

  /** Of a mean over all resets, in standard errors: passed by chance once in 2 million. */
  private static final double SIGMAS = 5;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "half-cheetah, 0.1, normal, 0.1",
    "hopper, 0.005, uniform, 0.005",
    "walker2d, 0.005, uniform, 0.005",
    "swimmer, 0.1, uniform, 0.1",
    "inverted-pendulum, 0.01, uniform, 0.01",
    "inverted-double-pendulum, 0.1, normal, 0.1",
    "ant, 0.1, normal, 0.1",
    "humanoid, 0.01, uniform, 0.01",
  })
  void noiseIsAddedToEachCoordinate(
      String task, double qposRange, String qvelNoise, double qvelSize) {
    for (String version : new String[] {"v4", "v5"}) {
      Starts starts = Starts.of(Tasks.define(task, version));
      for (int i = 0; i < starts.qpos0.length; i++) {
        assertUniform(starts.qposNoise(i), qposRange);
      }
      for (int i = 0; i < starts.qvel[0].length; i++) {
        if (qvelNoise.equals("normal")) {
          assertNormal(starts.qvel(i), qvelSize);
        } else {
          assertUniform(starts.qvel(i), qvelSize);
        }
      }
    }
  }

  @Test
  void reachersTargetRestsAnywhereInADisc() {
    Starts starts = Starts.of(Tasks.define("reacher", ""));
    for (int joint = 0; joint < 2; joint++) {
      assertUniform(starts.qposNoise(joint), 0.1);
      assertUniform(starts.qvel(joint), 0.005);
    }
    int nearer = 0;
    for (int reset = 0; reset < RESETS; reset++) {
      double distance = Math.hypot(starts.qpos[reset][2], starts.qpos[reset][3]);
      assertTrue(distance < 0.2);
      assertEquals(0, starts.qvel[reset][2]);
      assertEquals(0, starts.qvel[reset][3]);
      nearer += distance < 0.1 ? 1 : 0;
    }
    assertShare(0.25, nearer); // half the radius encloses a quarter of the area
    // A coordinate of a point uniform in a disc of radius r has the standard deviation r/2.
    assertMoments(column(starts.qpos, 2), 0.1);
    assertMoments(column(starts.qpos, 3), 0.1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.gaitway.task.classic.ClassicTaskSource#names")
  void startsDifferFromResetToResetAndRepeatWithTheirStream(String task) {
    TaskDefinition definition = Tasks.define(task, "");
    try (Model model = definition.model().get();
        Environment one = new Environment(definition, model, new RandomStream(9, 4));
        Environment same = new Environment(definition, model, new RandomStream(9, 4));
        Environment other = new Environment(definition, model, new RandomStream(9, 5))) {
      double[] last = new double[0];
      for (int reset = 0; reset < 3; reset++) {
        double[] start = start(one);
        assertArrayEquals(start, start(same));
        assertFalse(Arrays.equals(start, start(other)));
        assertFalse(Arrays.equals(start, last));
        last = start;
      }
    }
  }

  private static double[] start(Environment environment) {
    environment.reset();
    double[] observation = new double[environment.observationSize()];
    environment.observe(observation);
    return observation;
  }

  private static void assertUniform(double[] values, double range) {
    assertTrue(Arrays.stream(values).allMatch(value -> value >= -range && value <= range));
    assertMoments(values, range / Math.sqrt(3));
    assertShare(0.5, within(values, range / 2));
  }

  private static void assertNormal(double[] values, double std) {
    assertMoments(values, std);
    assertShare(0.6827, within(values, std));
    assertShare(0.9545, within(values, 2 * std));
  }

  private static void assertMoments(double[] values, double std) {
    double mean = Arrays.stream(values).sum() / RESETS;
    double variance = Arrays.stream(values).map(v -> v * v).sum() / RESETS;
    assertEquals(0, mean, SIGMAS * std / Math.sqrt(RESETS));
    // Of all the distributions here the normal one's variance is hardest to tell: error sqrt(2/n).
    assertEquals(1, variance / (std * std), SIGMAS * Math.sqrt(2.0 / RESETS));
  }

  private static int within(double[] values, double bound) {
    return (int) Arrays.stream(values).filter(value -> Math.abs(value) < bound).count();
  }

  private static void assertShare(double expected, int count) {
    double error = Math.sqrt(expected * (1 - expected) / RESETS);
    assertEquals(expected, (double) count / RESETS, SIGMAS * error);
  }

  private static double[] column(double[][] rows, int column) {
    return IntStream.range(0, rows.length).mapToDouble(row -> rows[row][column]).toArray();
  }

  /** The states that many resets led to. */
  private record Starts(double[] qpos0, double[][] qpos, double[][] qvel) {

    static Starts of(TaskDefinition definition) {
      try (Model model = definition.model().get();
          Environment environment = new Environment(definition, model, new RandomStream(2, 0))) {
        double[][] qpos = new double[RESETS][];
        double[][] qvel = new double[RESETS][];
        for (int reset = 0; reset < RESETS; reset++) {
          environment.reset();
          qpos[reset] = values(environment.simulation().qpos());
          qvel[reset] = values(environment.simulation().qvel());
        }
        return new Starts(values(model.qpos0()), qpos, qvel);
      }
    }

    double[] qposNoise(int index) {
      return Arrays.stream(column(qpos, index)).map(value -> value - qpos0[index]).toArray();
    }

    double[] qvel(int index) {
      return column(qvel, index);
    }

    private static double[] values(DoubleBuffer buffer) {
      double[] values = new double[buffer.capacity()];
      buffer.get(0, values);
      return values;
    }
  }
}
