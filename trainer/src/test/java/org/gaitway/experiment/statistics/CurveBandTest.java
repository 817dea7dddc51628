package org.gaitway.experiment.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CurveBandTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 1000);

  @Test
  void oneCurveIsItsOwnBand() {
    CurveBand band = CurveBand.of(new double[][] {{1, 2, 3}}, BOOTSTRAP);
    assertArrayEquals(new double[] {1, 2, 3}, band.mean());
    assertArrayEquals(band.mean(), band.lower());
    assertArrayEquals(band.mean(), band.upper());
  }

  @Test
  void theBandOfTwoCurvesReachesFromOneToTheOther() {
    // A quarter of the resamples has the lower curve twice, a quarter the upper one.
    CurveBand band = CurveBand.of(new double[][] {{0, 5}, {2, 5}}, BOOTSTRAP);
    assertArrayEquals(new double[] {1, 5}, band.mean());
    assertArrayEquals(new double[] {0, 5}, band.lower());
    assertArrayEquals(new double[] {2, 5}, band.upper());
  }

  @Test
  void pointsWithoutAValueDoNotCount() {
    CurveBand band =
        CurveBand.of(new double[][] {{Double.NaN, Double.NaN}, {Double.NaN, 4}}, BOOTSTRAP);
    assertEquals(Double.NaN, band.mean()[0]);
    assertEquals(Double.NaN, band.lower()[0]);
    assertEquals(4, band.mean()[1]);
    assertEquals(4, band.upper()[1]);
  }
}
