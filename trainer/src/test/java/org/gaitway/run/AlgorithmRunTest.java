package org.gaitway.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.policy.PolicyFile;
import org.gaitway.ppo.AlgorithmSettings.Algorithm;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.report.MetricsTable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run folder owes its user, whatever the algorithm. */
class AlgorithmRunTest {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void aRunLeavesMetricsAndAPolicy(Algorithm algorithm) throws IOException {
    RunFolder folder = SmallRun.finished(temp.resolve("run"), settings(algorithm));
    MetricsTable table = MetricsTable.read(folder.metrics());
    double[] steps = table.column("steps");
    assertTrue(steps[steps.length - 1] >= SmallRun.settings().run().steps());
    double[] returns = table.column("return_100");
    assertTrue(returns[returns.length - 1] > 0);
    assertTrue(Files.exists(folder.learningCurve()));
    // A policy for hopper: 11 values observed, 3 motors.
    assertEquals(11, PolicyFile.read(folder.policy()).newPolicy().observationSize());
    assertEquals(3, PolicyFile.read(folder.policy()).newPolicy().actionSize());
  }

  /** Before the first checkpoint, and after one. */
  @ParameterizedTest
  @EnumSource
  void aKilledRunGoesOnFromItsLastCheckpoint(Algorithm algorithm) throws IOException {
    RunFolder uninterrupted = SmallRun.finished(temp.resolve("uninterrupted"), settings(algorithm));
    for (int updates : new int[] {1, 7}) {
      RunFolder killed =
          SmallRun.killed(temp.resolve("killed-" + updates), settings(algorithm), updates);
      SmallRun.resume(killed);
      SmallRun.assertSameResults(uninterrupted, killed);
    }
  }

  private static TrainingSettings settings(Algorithm algorithm) {
    return ConfigBinder.bind(
        SmallRun.settings(),
        Optional.empty(),
        List.of("algorithm.name=" + algorithm, "baseline.cem.population=5"));
  }
}
