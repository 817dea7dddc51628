package org.gaitway.sim.terrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HeightFieldTest {

  /** 2 x 3 points, 2 m apart: x from -2 to 2, y from -1 to 1. */
  private static final HeightField FIELD = new HeightField(2, 3, 2, new float[] {0, 1, 2, 3, 4, 9});

  @Test
  void pointsLieWhereTheyShould() {
    assertEquals(0, FIELD.height(-2, -1));
    assertEquals(2, FIELD.height(2, -1));
    assertEquals(3, FIELD.height(-2, 1));
    assertEquals(9, FIELD.height(2, 1));
    assertEquals(0, FIELD.lowest());
    assertEquals(9, FIELD.highest());
  }

  @Test
  void cellsAreCutFromLeastToGreatest() {
    assertEquals((1 + 9) / 2.0, FIELD.height(1, 0), "the middle lies on the cut");
    assertEquals(1 + 0.75 * (2 - 1) + 0.25 * (9 - 2), FIELD.height(1.5, -0.5), 1e-12);
    assertEquals(1 + 0.75 * (4 - 1) + 0.25 * (9 - 4), FIELD.height(0.5, 0.5), 1e-12);
  }

  @Test
  void outsideItGoesOnAsAtTheEdge() {
    assertEquals(0, FIELD.height(-100, -100));
    assertEquals(9, FIELD.height(100, 100));
    assertEquals(FIELD.height(0.5, 1), FIELD.height(0.5, 5));
  }

  @Property(tries = 300)
  void heightsLieBetweenTheLeastAndTheGreatest(
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = -2, max = 2) double y) {
    double height = FIELD.height(x, y);
    assertTrue(height >= FIELD.lowest() && height <= FIELD.highest());
  }

  @Test
  void whatIsNoFieldIsRefused() {
    float[] four = {0, 0, 0, 0};
    assertThrows(IllegalArgumentException.class, () -> new HeightField(1, 4, 1, four));
    assertThrows(IllegalArgumentException.class, () -> new HeightField(2, 3, 1, four));
    assertThrows(IllegalArgumentException.class, () -> new HeightField(2, 2, 0, four));
    assertThrows(
        IllegalArgumentException.class,
        () -> new HeightField(2, 2, 1, new float[] {0, Float.NaN, 0, 0}));
  }
}
