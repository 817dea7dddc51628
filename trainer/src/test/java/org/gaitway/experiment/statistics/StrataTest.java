package org.gaitway.experiment.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrataTest {

  @Test
  void theMeanIsOfAllValues() {
    assertEquals(2, Strata.MEAN.applyAsDouble(List.of(new double[] {0, 1}, new double[] {5})));
    assertEquals(Double.NaN, Strata.MEAN.applyAsDouble(List.of()));
  }

  @Test
  void theInterquartileMeanLeavesOutAQuarterAtEitherEnd() {
    // Of eight values two are left out at either end: (3 + 4 + 5 + 6) / 4.
    double[] values = {1000, 3, 4, -1000, 5, 6, 2, 7};
    assertEquals(4.5, Strata.INTERQUARTILE_MEAN.applyAsDouble(List.of(values)));
    // Of seven, a quarter rounds down to one: (2 + 3 + 4 + 5 + 6) / 5.
    double[] seven = {1, 2, 3, 4, 5, 6, 700};
    assertEquals(4, Strata.INTERQUARTILE_MEAN.applyAsDouble(List.of(seven)));
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 700}, seven);
  }

  @Test
  void ofThreeValuesNoneIsLeftOut() {
    assertEquals(
        4, Strata.INTERQUARTILE_MEAN.applyAsDouble(List.of(new double[] {1, 2}, new double[] {9})));
  }
}
