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
import org.junit.jupiter.api.Test;

class EpochMetricsTest {

  /** The policy stopped after one epoch, the value function went on for another. */
  private static final UpdateReport REPORT =
      new UpdateReport(
          3,
          6144,
          0,
          List.of(),
          List.of(),
          0,
          List.of(),
          new UpdateStatistics(
              List.of(
                  new PolicyEpoch(
                      0.1, 0.2, new Ratios(0.3, 0.4, 0.5, 0.6), new Clipped(0.7, 0.8, 0.9), 1)),
              List.of(new ValueEpoch(2, 3), new ValueEpoch(4, 5)),
              0,
              0,
              0),
          0,
          0,
          0,
          0,
          0);

  @Test
  void thereIsARowForEachEpochOfTheLongerOfTheTwo() {
    List<double[]> rows = EpochMetrics.rows(REPORT);
    assertEquals(2, rows.size());
    String first = "6144,1,0.1,0.2,0.7,0.8,0.9,0.3,0.4,0.5,0.6,1,2,3";
    assertEquals(first, text(rows.get(0)));
    String nan = "NaN,".repeat(10);
    assertEquals("6144,2," + nan + "4,5", text(rows.get(1)));
    assertEquals(EpochMetrics.columns().size(), rows.get(0).length);
  }

  private static String text(double[] row) {
    StringBuilder text = new StringBuilder();
    for (double value : row) {
      boolean whole = value == Math.rint(value);
      text.append(text.isEmpty() ? "" : ",").append(whole ? "" + (long) value : "" + value);
    }
    return text.toString();
  }

  @Test
  void tagsSayWhichEpoch() {
    List<Scalar> scalars = EpochMetrics.scalars(EpochMetrics.rows(REPORT));
    assertTrue(scalars.contains(new Scalar("epoch-01/kl", 0.2)));
    assertTrue(scalars.contains(new Scalar("epoch-01/ratio_max", 0.6)));
    assertTrue(scalars.stream().noneMatch(scalar -> scalar.tag().startsWith("epoch-02")));
  }
}
