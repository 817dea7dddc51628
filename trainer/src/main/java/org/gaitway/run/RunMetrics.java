package org.gaitway.run;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.report.LearningCurve;
import org.gaitway.report.MetricsCsv;
import org.gaitway.report.TensorBoardEvents;
import org.gaitway.task.TaskDefinition;

/** The columns of metrics.csv and the tags of TensorBoard, and their values for a report. */
final class RunMetrics {
  /** Columns that are times, and so differ between runs that are otherwise the same. */
  static final List<String> TIMES = List.of("simulate_s", "infer_s", "learn_s", LearningCurve.TIME);

  private static final List<String> LEARNING =
      List.of(
          MetricsCsv.STEPS,
          "episodes",
          LearningCurve.RETURN,
          LearningCurve.RETURN_STD,
          "length_100",
          "faults",
          "surrogate",
          "value_loss",
          "kl",
          "clip_fraction",
          "clip_fraction_positive",
          "clip_fraction_negative",
          "ratio_p05",
          "ratio_median",
          "ratio_p95",
          "ratio_max",
          "entropy",
          "explained_variance",
          "policy_gradient_norm",
          "value_gradient_norm",
          "learning_rate",
          "surrogate_coefficient",
          "policy_epochs",
          "student_error");

  private final List<String> terms;

  RunMetrics(TaskDefinition definition) {
    this.terms = definition.rewards().stream().map(TaskDefinition.NamedReward::name).toList();
  }

  List<String> columns() {
    List<String> columns = new ArrayList<>(LEARNING);
    terms.forEach(term -> columns.add("reward_" + term));
    columns.addAll(TIMES);
    return columns;
  }

  /** One value per column; {@code earlierSeconds} is what the run took before it was resumed. */
  double[] row(UpdateReport report, double earlierSeconds) {
    UpdateStatistics s = report.statistics();
    PolicyEpoch policy = s.policy();
    List<Double> row =
        new ArrayList<>(
            List.of(
                (double) report.steps(),
                (double) report.episodes(),
                report.meanReturn(),
                report.returnDeviation(),
                report.meanLength(),
                (double) report.faults(),
                policy.surrogate(),
                s.value().loss(),
                policy.kl(),
                policy.clipped().all(),
                policy.clipped().positive(),
                policy.clipped().negative(),
                policy.ratios().p05(),
                policy.ratios().median(),
                policy.ratios().p95(),
                policy.ratios().max(),
                s.entropy(),
                report.explainedVariance(),
                policy.gradientNorm(),
                s.value().gradientNorm(),
                s.learningRate(),
                s.coefficient(),
                (double) s.policyEpochs().size(),
                s.studentError()));
    for (int i = 0; i < terms.size(); i++) {
      row.add(report.meanTerm(i));
    }
    row.add(report.simulateSeconds());
    row.add(report.inferSeconds());
    row.add(report.learnSeconds());
    row.add(report.totalSeconds() + earlierSeconds);
    return row.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The row as TensorBoard scalars; what is not a number yet is left out. */
  List<TensorBoardEvents.Scalar> scalars(double[] row) {
    List<String> columns = columns();
    List<TensorBoardEvents.Scalar> scalars = new ArrayList<>();
    for (int i = 1; i < row.length; i++) {
      if (!Double.isNaN(row[i])) {
        scalars.add(new TensorBoardEvents.Scalar(tag(columns.get(i)), row[i]));
      }
    }
    return scalars;
  }

  private static String tag(String column) {
    if (column.startsWith("reward_")) {
      return "reward/" + column.substring("reward_".length());
    }
    if (column.startsWith("return")
        || column.startsWith("length")
        || column.equals("episodes")
        || column.equals("faults")) {
      return "episode/" + column;
    }
    return (TIMES.contains(column) ? "time/" : "learn/") + column;
  }
}
