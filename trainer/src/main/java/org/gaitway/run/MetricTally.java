package org.gaitway.run;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.run.EvaluationResult.Measured;
import org.gaitway.task.TaskDefinition.NamedReward;

/** Sums up what is measured in an episode, step by step; what is not a number does not count. */
final class MetricTally {
  private final double[] sums;
  private final long[] counts;

  MetricTally(int metrics) {
    sums = new double[metrics];
    counts = new long[metrics];
  }

  /** A step. */
  void add(double[] metrics) {
    for (int i = 0; i < metrics.length; i++) {
      if (!Double.isNaN(metrics[i])) {
        sums[i] += metrics[i];
        counts[i]++;
      }
    }
  }

  /** Means over all steps that count; not a number where none does. */
  static List<Measured> means(List<NamedReward> metrics, List<MetricTally> tallies) {
    List<Measured> means = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      double sum = 0;
      long count = 0;
      for (MetricTally tally : tallies) {
        sum += tally.sums[i];
        count += tally.counts[i];
      }
      means.add(new Measured(metrics.get(i).name(), sum / count));
    }
    return means;
  }
}
