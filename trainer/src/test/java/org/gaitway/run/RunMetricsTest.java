package org.gaitway.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.PolicyEpoch.Clipped;
import org.gaitway.ppo.PolicyEpoch.Ratios;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.ppo.ValueEpoch;
import org.gaitway.report.TensorBoardEvents.Scalar;
import org.gaitway.rollout.Episode;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  private static final UpdateStatistics STATISTICS =
      new UpdateStatistics(
          List.of(
              epoch(0),
              new PolicyEpoch(
                  0.1, 0.3, new Ratios(0.8, 1, 1.2, 3), new Clipped(0.4, 0.45, 0.35), 0.6)),
          List.of(new ValueEpoch(9, 9), new ValueEpoch(0.2, 0.7)),
          0.5,
          0.8,
          2,
          0.9);

  private final RunMetrics metrics = new RunMetrics(Tasks.define("half-cheetah", "v4"));

  @Test
  void everyColumnHasItsValue() {
    Episode first = new Episode(0, 1, 10, 100, new double[] {12, -2}, StepOutcome.TRUNCATED);
    Episode second = new Episode(0, 2, 20, 300, new double[] {26, -6}, StepOutcome.TRUNCATED);
    double[] row = metrics.row(report(List.of(first, second)), 1000);
    assertEquals(metrics.columns().size(), row.length);
    assertEquals(2048, row[column("steps")]);
    assertEquals(2, row[column("episodes")]);
    assertEquals(15, row[column("return_100")]);
    assertEquals(5, row[column("return_100_std")]);
    assertEquals(200, row[column("length_100")]);
    assertEquals(0.1, row[column("surrogate")]);
    assertEquals(0.2, row[column("value_loss")]);
    assertEquals(0.3, row[column("kl")]);
    assertEquals(0.4, row[column("clip_fraction")]);
    assertEquals(0.5, row[column("entropy")]);
    assertEquals(0.25, row[column("explained_variance")]);
    assertEquals(0.6, row[column("policy_gradient_norm")]);
    assertEquals(0.7, row[column("value_gradient_norm")]);
    assertEquals(0.8, row[column("learning_rate")]);
    assertEquals(2, row[column("policy_epochs")]);
    assertEquals(2, row[column("surrogate_coefficient")]);
    assertEquals(0.9, row[column("student_error")]);
    assertEquals(0.45, row[column("clip_fraction_positive")]);
    assertEquals(0.35, row[column("clip_fraction_negative")]);
    assertEquals(0.8, row[column("ratio_p05")]);
    assertEquals(1, row[column("ratio_median")]);
    assertEquals(1.2, row[column("ratio_p95")]);
    assertEquals(3, row[column("ratio_max")]);
    assertEquals(19, row[column("reward_forward")]);
    assertEquals(-4, row[column("reward_control")]);
    assertEquals(1.2, row[column("simulate_s")]);
    assertEquals(0.3, row[column("infer_s")]);
    assertEquals(2.5, row[column("learn_s")]);
    assertEquals(1004, row[column("time_s")]);
  }

  @Test
  void whatIsNotANumberYetIsNoScalar() {
    List<Scalar> scalars = metrics.scalars(metrics.row(report(List.of()), 0));
    List<String> tags = scalars.stream().map(Scalar::tag).toList();
    assertTrue(
        tags.containsAll(
            List.of("episode/episodes", "learn/kl", "learn/learning_rate", "time/time_s")),
        tags.toString());
    assertTrue(
        tags.stream().noneMatch(tag -> tag.startsWith("reward/") || tag.contains("return")),
        tags.toString());
  }

  @Test
  void scalarsAreGroupedByWhatTheySay() {
    Episode episode = new Episode(0, 1, 10, 100, new double[] {12, -2}, StepOutcome.TRUNCATED);
    List<Scalar> scalars = metrics.scalars(metrics.row(report(List.of(episode)), 0));
    assertTrue(scalars.contains(new Scalar("reward/forward", 12)));
    assertTrue(scalars.contains(new Scalar("episode/return_100", 10)));
    assertTrue(scalars.contains(new Scalar("learn/clip_fraction", 0.4)));
    assertTrue(scalars.stream().noneMatch(scalar -> scalar.tag().contains("steps")));
  }

  private static PolicyEpoch epoch(double value) {
    return new PolicyEpoch(
        value,
        value,
        new Ratios(value, value, value, value),
        new Clipped(value, value, value),
        value);
  }

  private int column(String name) {
    return metrics.columns().indexOf(name);
  }

  private static UpdateReport report(List<Episode> recent) {
    return new UpdateReport(
        1, 2048, recent.size(), recent, recent, 3, List.of(), STATISTICS, 0.25, 1.2, 0.3, 2.5, 4);
  }
}
