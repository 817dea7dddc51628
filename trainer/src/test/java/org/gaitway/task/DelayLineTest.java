package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DelayLineTest {
  @Property(tries = 200)
  void aVectorComesOutAfterItsDelayAndTheFirstUntilThen(
      @ForAll @IntRange(min = 0, max = 5) int most,
      @ForAll @IntRange(min = 0, max = 5) int wanted,
      @ForAll @IntRange(min = 1, max = 4) int size) {
    int delay = Math.min(wanted, most);
    DelayLine line = new DelayLine(new TaskMemory(), size, most);
    line.begin(delay);
    for (int step = 0; step < 20; step++) {
      double[] vector = vector(size, step);
      line.pass(vector);
      assertArrayEquals(vector(size, Math.max(0, step - delay)), vector);
    }
  }

  private static double[] vector(int size, int step) {
    double[] vector = new double[size];
    for (int i = 0; i < size; i++) {
      vector[i] = 10 * step + i;
    }
    return vector;
  }

  @Test
  void aLineBegunAgainForgets() {
    DelayLine line = new DelayLine(new TaskMemory(), 1, 3);
    line.begin(3);
    line.pass(new double[] {1});
    line.begin(2);
    double[] value = {7};
    line.pass(value);
    assertArrayEquals(new double[] {7}, value);
  }

  @Test
  void aDelayBeyondTheLineIsRefused() {
    DelayLine line = new DelayLine(new TaskMemory(), 1, 3);
    assertThrows(IllegalArgumentException.class, () -> line.begin(4));
    assertThrows(IllegalArgumentException.class, () -> line.begin(-1));
  }
}
