package org.gaitway.run;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.ppo.ValueEpoch;
import org.gaitway.report.MetricsCsv;
import org.gaitway.report.TensorBoardEvents;

/**
 * The columns of epochs.csv, one row for each pass over the data of each update: how far the policy
 * has drifted from the one that collected them. TensorBoard gets the telling ones.
 */
final class EpochMetrics {
  private static final List<String> COLUMNS =
      List.of(
          MetricsCsv.STEPS,
          "epoch",
          "surrogate",
          "kl",
          "clip_fraction",
          "clip_fraction_positive",
          "clip_fraction_negative",
          "ratio_p05",
          "ratio_median",
          "ratio_p95",
          "ratio_max",
          "policy_gradient_norm",
          "value_loss",
          "value_gradient_norm");

  private static final List<String> CHARTED =
      List.of("kl", "clip_fraction_positive", "clip_fraction_negative", "ratio_max");

  private EpochMetrics() {}

  static List<String> columns() {
    return COLUMNS;
  }

  /** One row per epoch. What a network that stopped early did not do is not a number. */
  static List<double[]> rows(UpdateReport report) {
    List<PolicyEpoch> policy = report.statistics().policyEpochs();
    List<ValueEpoch> value = report.statistics().valueEpochs();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < Math.max(policy.size(), value.size()); i++) {
      double[] row = new double[COLUMNS.size()];
      row[0] = report.steps();
      row[1] = i + 1.0;
      fill(row, 2, i < policy.size() ? numbers(policy.get(i)) : null, 10);
      fill(row, 12, i < value.size() ? numbers(value.get(i)) : null, 2);
      rows.add(row);
    }
    return rows;
  }

  private static void fill(double[] row, int at, double[] numbers, int count) {
    for (int i = 0; i < count; i++) {
      row[at + i] = numbers == null ? Double.NaN : numbers[i];
    }
  }

  private static double[] numbers(PolicyEpoch epoch) {
    return new double[] {
      epoch.surrogate(),
      epoch.kl(),
      epoch.clipped().all(),
      epoch.clipped().positive(),
      epoch.clipped().negative(),
      epoch.ratios().p05(),
      epoch.ratios().median(),
      epoch.ratios().p95(),
      epoch.ratios().max(),
      epoch.gradientNorm()
    };
  }

  private static double[] numbers(ValueEpoch epoch) {
    return new double[] {epoch.loss(), epoch.gradientNorm()};
  }

  /** Tags as in {@code epoch-03/kl}. */
  static List<TensorBoardEvents.Scalar> scalars(List<double[]> rows) {
    List<TensorBoardEvents.Scalar> scalars = new ArrayList<>();
    for (double[] row : rows) {
      int epoch = (int) row[1];
      String prefix = (epoch < 10 ? "epoch-0" : "epoch-") + epoch + "/";
      for (String column : CHARTED) {
        double value = row[COLUMNS.indexOf(column)];
        if (!Double.isNaN(value)) {
          scalars.add(new TensorBoardEvents.Scalar(prefix + column, value));
        }
      }
    }
    return scalars;
  }
}
