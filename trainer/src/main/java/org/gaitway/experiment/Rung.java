package org.gaitway.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gaitway.report.LearningCurve;
import org.gaitway.report.MetricsCsv;
import org.gaitway.report.MetricsTable;
import org.gaitway.run.RunFolder;

/**
 * A point at which runs are compared, from their metrics: an experiment that is resumed beyond it
 * compares the same numbers again.
 *
 * @param folder of the experiment
 * @param plan of the experiment
 * @param steps after which runs are compared
 */
record Rung(Path folder, Plan plan, long steps) {

  /** The runs that have not come this far. */
  List<PlannedRun> shortOf(List<PlannedRun> runs) throws IOException {
    List<PlannedRun> behind = new ArrayList<>();
    for (PlannedRun run : runs) {
      if (returnOf(run.key()).isEmpty()) {
        behind.add(run);
      }
    }
    return behind;
  }

  /** The runs of the settings that go on. */
  List<PlannedRun> survivors(List<PlannedRun> runs) throws IOException {
    Map<String, double[]> returns = new LinkedHashMap<>();
    for (PlannedRun run : runs) {
      String setting = run.key().setting();
      if (!returns.containsKey(setting)) {
        returns.put(setting, means(setting));
      }
    }
    List<String> survivors = plan.halving().survivors(returns);
    return runs.stream().filter(run -> survivors.contains(run.key().setting())).toList();
  }

  /** For each task the mean over the seeds that have come this far. */
  private double[] means(String setting) throws IOException {
    double[] means = new double[plan.tasks().size()];
    for (int t = 0; t < means.length; t++) {
      double[] seeds = new double[plan.seeds().size()];
      for (int s = 0; s < seeds.length; s++) {
        RunKey key = new RunKey(plan.tasks().get(t), setting, plan.seeds().get(s));
        seeds[s] = returnOf(key).orElse(Double.NaN);
      }
      means[t] = Arrays.stream(seeds).filter(Double::isFinite).average().orElse(Double.NaN);
    }
    return means;
  }

  /** The return at the first update that reached the steps; empty before, and if it has failed. */
  private OptionalDouble returnOf(RunKey key) throws IOException {
    RunFolder run = key.folder(folder);
    if (!Files.isRegularFile(run.metrics())) {
      return OptionalDouble.empty();
    }
    MetricsTable metrics = MetricsTable.read(run.metrics());
    double[] rows = metrics.column(MetricsCsv.STEPS);
    for (int row = 0; row < rows.length; row++) {
      if (rows[row] >= steps) {
        return OptionalDouble.of(metrics.column(LearningCurve.RETURN)[row]);
      }
    }
    return OptionalDouble.empty();
  }
}
