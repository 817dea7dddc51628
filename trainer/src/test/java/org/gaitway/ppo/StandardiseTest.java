package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StandardiseTest {

  @Test
  void threeNumbersBecomeTheOnesWorkedOutByHand() {
    float[] values = {1, 2, 6, 99};
    Standardise.inPlace(values, 3);
    // Mean 3, variance 14 / 3, deviation 2.160247; the fourth is not among the first three.
    assertArrayEquals(new float[] {-0.925820f, -0.462910f, 1.388730f, 99}, values, 1e-6f);
  }

  @Property(tries = 200, seed = "1")
  void theMeanBecomesZeroAndTheDeviationOne(
      @ForAll @Size(min = 2, max = 64) List<@FloatRange(min = -100, max = 100) Float> sample) {
    float[] values = new float[sample.size()];
    for (int i = 1; i < values.length; i++) {
      values[i] = sample.get(i);
    }
    values[0] = values[1] + 7; // Not all the same.
    Standardise.inPlace(values, values.length);
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += value * value;
    }
    assertEquals(0, sum / values.length, 1e-5);
    assertEquals(1, squares / values.length, 1e-4);
  }

  @Test
  void equalNumbersBecomeZeros() {
    float[] values = {5, 5};
    Standardise.inPlace(values, 2);
    assertArrayEquals(new float[2], values);
    float[] single = {5};
    Standardise.inPlace(single, 1);
    assertArrayEquals(new float[1], single);
  }
}
