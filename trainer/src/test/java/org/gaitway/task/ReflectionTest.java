package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;

class ReflectionTest {
  @Test
  void valuesSwapPlacesAndChangeSigns() {
    Reflection reflection = Reflection.of(new int[] {1, 0, 2}, new int[] {1, 1, -1});
    assertArrayEquals(new float[] {5, 4, -6}, apply(reflection, 4, 5, 6));
  }

  @Test
  void rowsBehindOneAnotherAreReflectedEachForItself() {
    Reflection swapped = Reflection.of(new int[] {1, 0}, new int[] {-1, -1});
    Reflection joined = Reflection.join(List.of(Reflection.none(1), swapped.repeated(2)));
    assertArrayEquals(new float[] {1, -3, -2, -5, -4}, apply(joined, 1, 2, 3, 4, 5));
  }

  @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void takenTwiceItChangesNothing(
      @ForAll @IntRange(min = 1, max = 20) int size, @ForAll @IntRange(max = 1000) int seed) {
    Reflection reflection = any(size, new RandomStream(seed, 0));
    float[] row = new float[size];
    for (int i = 0; i < size; i++) {
      row[i] = i + 1;
    }
    assertArrayEquals(row, apply(reflection, apply(reflection, row)));
  }

  /** Neighbours in a random order swap, and both may change their sign. */
  private static Reflection any(int size, RandomStream random) {
    int[] order = new int[size];
    int[] from = new int[size];
    int[] sign = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    random.shuffle(order);
    for (int i = 0; i < size; i++) {
      int partner = Math.min(i ^ 1, size - 1);
      from[order[i]] = (i ^ 1) < size ? order[partner] : order[i];
      sign[order[i]] = (i / 2) % 2 == 0 ? 1 : -1;
    }
    return Reflection.of(from, sign);
  }

  @Test
  void oneThatIsNoReflectionIsRefused() {
    assertRefused(new int[] {1, 2, 0}, new int[] {1, 1, 1});
    assertRefused(new int[] {1, 0}, new int[] {1, -1});
    assertRefused(new int[] {0}, new int[] {2});
    assertRefused(new int[] {1}, new int[] {1});
    assertRefused(new int[] {0, 1}, new int[] {1});
  }

  private static void assertRefused(int[] from, int[] sign) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Reflection.of(from, sign)).getMessage();
    assertTrue(message.startsWith("a reflection "), message);
  }

  private static float[] apply(Reflection reflection, float... row) {
    float[] out = new float[row.length];
    reflection.apply(row, out);
    return out;
  }
}
