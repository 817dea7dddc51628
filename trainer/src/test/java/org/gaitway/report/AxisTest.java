package org.gaitway.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void ticksAreRoundNumbersAroundTheRange() {
    Axis axis = Axis.around(-320, 5_784, 6);
    assertEquals(List.of(-2000.0, 0.0, 2000.0, 4000.0, 6000.0), axis.ticks());
    assertEquals(0.25, axis.position(0));
    assertEquals("6,000", axis.label(6000));
  }

  @Test
  void labelsHaveTheDecimalsOfTheStep() {
    Axis axis = Axis.around(-0.31, 0.12, 5);
    assertEquals(0.1, axis.step());
    assertEquals(
        List.of("−0.4", "−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2"),
        axis.ticks().stream().map(axis::label).toList());
  }

  @Test
  void shortLabelsCountThousandsAndMillions() {
    assertEquals(List.of("0", "200k", "400k"), labels(Axis.around(0, 400_000, 2)));
    assertEquals(List.of("0", "500k", "1M", "1.5M"), labels(Axis.upTo(1_600_000, 4)));
    assertEquals(List.of("0", "1,000", "2,000"), labels(Axis.around(0, 2_000, 2)));
  }

  @Test
  void anAxisMayEndBetweenTicks() {
    Axis axis = Axis.upTo(1_000_448, 6);
    assertEquals(1_000_448, axis.max());
    assertEquals(1_000_000, axis.ticks().get(axis.ticks().size() - 1));
    assertEquals(1, Axis.upTo(0, 6).max());
  }

  @Test
  void aSingleValueStillGivesAnAxis() {
    Axis axis = Axis.around(1000, 1000, 6);
    assertTrue(axis.min() <= 1000 && axis.max() >= 1000 && axis.max() > axis.min());
    assertTrue(Axis.around(0, 0, 6).max() > 0);
  }

  @Property(seed = "1")
  void everyRangeFitsAndHasFewTicks(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double a,
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double b) {
    Axis axis = Axis.around(Math.min(a, b), Math.max(a, b), 6);
    double slack = 1e-9 * axis.step();
    assertTrue(axis.min() <= Math.min(a, b) + slack && axis.max() >= Math.max(a, b) - slack);
    assertTrue(axis.ticks().size() >= 2 && axis.ticks().size() <= 9, axis.toString());
  }

  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(axis::shortLabel).toList();
  }
}
