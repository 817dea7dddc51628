package org.gaitway.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.experiment.statistics.Bootstrap;
import org.gaitway.experiment.statistics.Estimate;
import org.gaitway.experiment.statistics.Strata;

/**
 * What the frozen policies of the finished runs came to, without noise.
 *
 * @param figures mean over runs, by task, condition, setting and figure; settings without runs are
 *     left out
 */
public record FinalSummary(Map<String, Map<String, Map<String, Map<String, Estimate>>>> figures) {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 2000);

  /** Sums up what is there; of a plan without a final evaluation, nothing. */
  static FinalSummary of(Plan plan, Results results) {
    Map<String, Map<String, Map<String, Map<String, Estimate>>>> figures = new LinkedHashMap<>();
    for (String task : plan.tasks()) {
      for (String condition : plan.finalEvaluation().conditions().keySet()) {
        Map<String, Map<String, Estimate>> settings = new LinkedHashMap<>();
        for (String setting : plan.allSettings().keySet()) {
          List<RunResult> runs = results.of(task, setting);
          if (!runs.isEmpty()) {
            settings.put(setting, means(runs, condition));
          }
        }
        figures.computeIfAbsent(task, any -> new LinkedHashMap<>()).put(condition, settings);
      }
    }
    return new FinalSummary(figures);
  }

  private static Map<String, Estimate> means(List<RunResult> runs, String condition) {
    Map<String, Estimate> means = new LinkedHashMap<>();
    for (String figure : figures(runs.get(0), condition).keySet()) {
      double[] values =
          runs.stream().mapToDouble(run -> figures(run, condition).get(figure)).toArray();
      means.put(figure, BOOTSTRAP.estimate(List.of(values), Strata.MEAN));
    }
    return means;
  }

  private static Map<String, Double> figures(RunResult run, String condition) {
    return run.score().finalEvaluation().get(condition);
  }
}
