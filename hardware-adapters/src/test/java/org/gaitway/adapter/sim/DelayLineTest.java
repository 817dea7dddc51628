package org.gaitway.adapter.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DelayLineTest {
  @Test
  void whatIsPutInComesOutAfterTheDelay() {
    DelayLine<int[]> line = new DelayLine<>(30, 10, () -> new int[1]);
    line.put(0)[0] = 1;
    assertNull(line.take(29));
    assertEquals(1, line.take(30)[0]);
    assertNull(line.take(31), "taken once");
  }

  @Test
  void ofSeveralThatAreDueTheNewestCounts() {
    DelayLine<int[]> line = new DelayLine<>(30, 10, () -> new int[1]);
    line.put(0)[0] = 1;
    line.put(10)[0] = 2;
    line.put(20)[0] = 3;
    assertEquals(2, line.take(45)[0]);
    assertEquals(3, line.take(50)[0]);
  }

  @Test
  void withoutDelayItComesOutAtOnce() {
    DelayLine<int[]> line = new DelayLine<>(0, 10, () -> new int[1]);
    for (int i = 0; i < 5; i++) {
      line.put(10 * i)[0] = i;
      assertEquals(i, line.take(10 * i)[0]);
    }
  }

  @Test
  void clearingForgetsWhatWaits() {
    DelayLine<int[]> line = new DelayLine<>(0, 10, () -> new int[1]);
    line.put(0);
    line.clear();
    assertNull(line.take(100));
  }

  @Property(tries = 200)
  void nothingIsLostThatComesNoFasterThanThePeriod(
      @ForAll @IntRange(min = 0, max = 97) int delay,
      @ForAll @IntRange(min = 1, max = 9) int period) {
    DelayLine<int[]> line = new DelayLine<>(delay, period, () -> new int[1]);
    int taken = -1;
    for (int now = 0; now < 300; now++) {
      if (now % period == 0) {
        line.put(now)[0] = now;
      }
      int[] due = line.take(now);
      if (due != null) {
        taken = due[0];
      }
      int newest = now < delay ? -1 : (now - delay) / period * period;
      assertEquals(newest, taken);
    }
  }
}
