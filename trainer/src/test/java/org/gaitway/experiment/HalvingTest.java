package org.gaitway.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.report.MetricsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalvingTest {

  @TempDir Path folder;

  @Test
  void settingsAreComparedByTheirMeanRank() {
    Map<String, double[]> returns = new LinkedHashMap<>();
    returns.put("a", new double[] {1, 900});
    returns.put("b", new double[] {2, 100});
    returns.put("c", new double[] {3, 500});
    returns.put("d", new double[] {Double.NaN, 500});
    // Better than a: b, c on the first task, none on the second; each ties with itself.
    Map<String, Double> ranks = Halving.meanRanks(returns);
    assertEquals(Map.of("a", 1.5, "b", 2.5, "c", 1.25, "d", 2.75), ranks);
    assertEquals(List.of("a", "c"), new Halving(List.of(1L), 0.5).survivors(returns));
    assertEquals(List.of("c"), new Halving(List.of(1L), 0.01).survivors(returns));
  }

  @Test
  void ofEqualSettingsTheFirstGoesOn() {
    Map<String, double[]> returns = new LinkedHashMap<>();
    returns.put("x", new double[] {1});
    returns.put("y", new double[] {1});
    assertEquals(List.of("x"), new Halving(List.of(1L), 0.5).survivors(returns));
  }

  @Test
  void rungsAscend() {
    assertThrows(IllegalArgumentException.class, () -> new Halving(List.of(2L, 1L), 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Halving(List.of(), 1));
  }

  @Test
  void onlySurvivorsAreTrainedToTheEndAlsoWhenResumed() throws Exception {
    Plan plan =
        SmallPlan.of(
            """
            steps: 4096
            tasks: [inverted-pendulum]
            seeds: [1]
            overrides: [run.envs=4, ppo.horizon=256, ppo.epochs=2]
            search:
              draws: 4
              ranges:
                ppo.learning-rate: {low: 1e-5, high: 1e-2, logarithmic: true}
            halving: {rungs: [1024, 2048], keep: 0.5}
            """);
    List<RunKey> dropped = new ArrayList<>();
    List<RunKey> finished = new ArrayList<>();
    ExperimentListener listener =
        new ExperimentListener() {
          @Override
          public void dropped(RunKey run) {
            dropped.add(run);
          }

          @Override
          public void finished(RunKey run) {
            finished.add(run);
          }
        };
    Experiment experiment = new Experiment(plan, folder, SmallPlan.PROVENANCE, false);
    experiment.execute(2, () -> false, List.of(listener));
    assertEquals(3, dropped.size());
    assertEquals(1, finished.size());
    assertEquals(1024, lastSteps(dropped.get(0)));
    assertEquals(1024, lastSteps(dropped.get(1)));
    assertEquals(2048, lastSteps(dropped.get(2)));
    assertEquals(4096, lastSteps(finished.get(0)));
    experiment.execute(2, () -> false, List.of(listener));
    assertEquals(dropped.subList(0, 3), dropped.subList(3, 6));
    assertEquals(1, finished.size());
    assertTrue(Files.exists(RunScore.file(finished.get(0).folder(folder))));
  }

  private double lastSteps(RunKey run) throws Exception {
    double[] steps = MetricsTable.read(run.folder(folder).metrics()).column("steps");
    return steps[steps.length - 1];
  }
}
