package org.gaitway.launch.episodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {

  @Test
  void figuresAreThoseWorkedOutByHand() {
    Distribution five = Distribution.of(List.of(4.0, 1.0, 5.0, 2.0, 3.0));
    assertEquals(3, five.mean());
    assertEquals(Math.sqrt(10 / 4.0), five.standardDeviation(), 1e-15);
    assertEquals(1, five.quantile(0));
    assertEquals(3, five.quantile(0.5));
    assertEquals(4.6, five.quantile(0.9), 1e-15); // Place 3.6: six tenths of the way from 4 to 5.
    assertEquals(5, five.quantile(1));
  }

  @Test
  void whatCannotBeSaidIsNoNumber() {
    assertTrue(Double.isNaN(Distribution.of(List.of()).mean()));
    assertTrue(Double.isNaN(Distribution.of(List.of()).quantile(0.5)));
    assertTrue(Double.isNaN(Distribution.of(List.of(1.0)).standardDeviation()));
    assertEquals(1, Distribution.of(List.of(1.0)).quantile(0.3));
  }
}
