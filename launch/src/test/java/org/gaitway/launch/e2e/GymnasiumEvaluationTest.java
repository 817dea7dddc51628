package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.gaitway.ppo.TrainingSettings.Preset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A policy earns in Gymnasium's own environments, run by Python's ONNX Runtime, what {@code gaitway
 * evaluate} says.
 */
class GymnasiumEvaluationTest {
  private static final int EPISODES = 60;

  /**
   * Student's t for 99.9 %, two-sided, at 59 degrees of freedom: the fewest that Welch's formula
   * gives for two samples of 60.
   */
  private static final double STUDENT = 3.46;

  @TempDir Path folder;

  /** Returns of episodes: their mean, and their deviation about it. */
  private record Returns(double mean, double deviation) {

    static Returns in(String json) {
      return new Returns(Figures.inJson("return.mean", json), Figures.inJson("return.std", json));
    }

    /** Squared standard error of the mean, from the deviation of the population. */
    double squaredError() {
      return deviation * deviation / (EPISODES - 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"hopper, v4", "half-cheetah, v4", "walker2d, v4", "reacher, v4", "hopper, v5"})
  void policiesEarnTheSameInGymnasium(String task, String version) throws Exception {
    Path run = folder.resolve("run");
    FinishedRun.train(run, Preset.DEFAULT, task, "run.steps=100000", "task.version=" + version);
    Program.Outcome evaluation =
        Program.run(
            folder, "evaluate", "run", "--json", "--seed", "5", "--episodes", "" + EPISODES);
    assertEquals(0, evaluation.code(), evaluation.err());
    String gymnasium =
        PythonScript.run(
            "launch/src/test/python/evaluate_in_gymnasium.py",
            folder.resolve("errors"),
            run.resolve("policy.onnx").toString(),
            Integer.toString(EPISODES),
            "--seed",
            "6");

    Returns ours = Returns.in(evaluation.out());
    Returns theirs = Returns.in(gymnasium);
    double interval = STUDENT * Math.sqrt(ours.squaredError() + theirs.squaredError());
    assertTrue(
        Math.abs(ours.mean() - theirs.mean()) <= interval,
        task + " " + version + ": evaluate says " + ours + ", Gymnasium " + theirs);
  }
}
