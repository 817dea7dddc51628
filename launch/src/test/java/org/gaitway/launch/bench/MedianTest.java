package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheMiddleTwo() {
    assertEquals(3, Median.of(3));
    assertEquals(2, Median.of(900, 1, 2));
    assertEquals(2.5, Median.of(900, 1, 2, 3));
  }

  @Test
  void theValuesStayInTheirOrder() {
    double[] values = {3, 1, 2};
    Median.of(values);
    assertArrayEquals(new double[] {3, 1, 2}, values);
  }
}
