package org.gaitway.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.experiment.statistics.Bootstrap;
import org.gaitway.experiment.statistics.Estimate;
import org.gaitway.experiment.statistics.Strata;

/**
 * What the frozen policies of the finished runs came to, without noise.
 *
 * @param rows by task, then condition, then setting, each in the plan's order
 */
public record FinalSummary(List<Row> rows) {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 2000);

  /**
   * The runs of one setting on one task under one condition.
   *
   * @param figures mean over the runs by name, in the order of reports
   */
  public record Row(String task, String condition, String setting, Map<String, Estimate> figures) {}

  /** Sums up what is there; of a plan without a final evaluation, nothing. */
  static FinalSummary of(Plan plan, Results results) {
    List<Row> rows = new ArrayList<>();
    for (String task : plan.tasks()) {
      for (String condition : plan.finalEvaluation().conditions().keySet()) {
        for (String setting : plan.allSettings().keySet()) {
          List<Map<String, Double>> runs =
              results.of(task, setting).stream()
                  .map(run -> run.score().finalEvaluation())
                  .filter(judged -> judged.containsKey(condition))
                  .map(judged -> judged.get(condition))
                  .toList();
          if (!runs.isEmpty()) {
            rows.add(new Row(task, condition, setting, means(runs)));
          }
        }
      }
    }
    return new FinalSummary(rows);
  }

  private static Map<String, Estimate> means(List<Map<String, Double>> runs) {
    Map<String, Estimate> means = new LinkedHashMap<>();
    for (String figure : runs.get(0).keySet()) {
      double[] values = runs.stream().mapToDouble(run -> run.get(figure)).toArray();
      means.put(figure, BOOTSTRAP.estimate(List.of(values), Strata.MEAN));
    }
    return means;
  }
}
