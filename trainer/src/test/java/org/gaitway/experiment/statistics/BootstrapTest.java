package org.gaitway.experiment.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 4000);

  @Test
  void equalRunsLeaveNoDoubt() {
    Estimate estimate = BOOTSTRAP.estimate(List.of(new double[] {0.1, 0.1, 0.1}), Strata.MEAN);
    assertEquals(0.1, estimate.interval().low(), 1e-15);
    assertEquals(0.1, estimate.interval().high(), 1e-15);
    assertEquals(3, estimate.runs());
  }

  @Test
  void twoRunsAreResampledAsCountedByHand() {
    // Of two runs, 0 and 1, a resample has mean 0, 1/2 or 1 with probability 1/4, 1/2, 1/4.
    double[] means = BOOTSTRAP.replicates(List.of(new double[] {0, 1}), Strata.MEAN);
    double[] shares = new double[3];
    for (double mean : means) {
      shares[(int) (2 * mean)] += 1.0 / means.length;
    }
    assertArrayEquals(new double[] {0.25, 0.5, 0.25}, shares, 0.03);
    assertEquals(
        new Interval(0, 1),
        BOOTSTRAP.estimate(List.of(new double[] {0, 1}), Strata.MEAN).interval());
  }

  @Test
  void strataAreResampledEachByItself() {
    // Tasks of different levels, without spread within: the mean has none either.
    List<double[]> tasks = List.of(new double[] {0, 0, 0}, new double[] {1, 1, 1});
    assertEquals(new Interval(0.5, 0.5), BOOTSTRAP.estimate(tasks, Strata.MEAN).interval());
  }

  @Test
  void theIntervalOfAMeanIsThatOfTheNormalApproximation() {
    RandomStream random = new RandomStream(5, 0);
    double[] values = new double[400];
    Arrays.setAll(values, i -> random.nextDouble());
    Estimate estimate = BOOTSTRAP.estimate(List.of(values), Strata.MEAN);
    double half = 1.96 * Math.sqrt(1.0 / 12 / 400);
    assertEquals(2 * half, estimate.interval().high() - estimate.interval().low(), 0.1 * 2 * half);
    assertTrue(estimate.interval().low() < estimate.value());
    assertTrue(estimate.value() < estimate.interval().high());
  }

  @Test
  void theSameRunsGiveTheSameInterval() {
    List<double[]> runs = List.of(new double[] {3, 1, 4, 1, 5});
    assertEquals(BOOTSTRAP.estimate(runs, Strata.MEAN), BOOTSTRAP.estimate(runs, Strata.MEAN));
  }

  @Test
  void quantilesAreLinearBetweenValues() {
    double[] sorted = {0, 10, 20, 30, 40};
    assertEquals(0, Bootstrap.quantile(sorted, 0));
    assertEquals(1, Bootstrap.quantile(sorted, 0.025), 1e-12);
    assertEquals(20, Bootstrap.quantile(sorted, 0.5));
    assertEquals(39, Bootstrap.quantile(sorted, 0.975), 1e-12);
    assertEquals(40, Bootstrap.quantile(sorted, 1));
  }

  @Test
  void resamplesAreNeeded() {
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(1, 0));
  }
}
