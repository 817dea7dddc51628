package org.gaitway.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SlicingTest {
  private static int[] slice(int extent, long start, long end, long step) {
    return Slicing.of(
            new Shape(1, extent),
            new long[] {start},
            new long[] {end},
            Optional.of(new long[] {1}),
            Optional.of(new long[] {step}))
        .index();
  }

  /** Python's range(*slice(start, end, step).indices(extent)), spelt out. */
  private static int[] expected(int extent, int start, int end, int step) {
    List<Integer> taken = new ArrayList<>();
    int first = start < 0 ? start + extent : start;
    int stop = end < 0 ? end + extent : end;
    first = Math.max(step > 0 ? 0 : -1, Math.min(first, step > 0 ? extent : extent - 1));
    stop = Math.max(step > 0 ? 0 : -1, Math.min(stop, step > 0 ? extent : extent - 1));
    for (int i = first; step > 0 ? i < stop : i > stop; i += step) {
      taken.add(i);
    }
    return taken.stream().mapToInt(Integer::intValue).toArray();
  }

  @Property(tries = 5000, seed = "1")
  void takesWhatPythonTakes(
      @ForAll @IntRange(min = 1, max = 9) int extent,
      @ForAll @IntRange(min = -9, max = 12) int start,
      @ForAll @IntRange(min = -20, max = 20) int end,
      @ForAll @IntRange(min = 1, max = 4) int stride,
      @ForAll boolean backwards) {
    int step = backwards ? -stride : stride;
    if (start < -extent) {
      return; // Before the first element: the ONNX text and Python differ, and no one writes it.
    }
    int[] expected = expected(extent, start, end, step);
    if (expected.length == 0) {
      assertThrows(IllegalArgumentException.class, () -> slice(extent, start, end, step));
    } else {
      assertArrayEquals(expected, slice(extent, start, end, step));
    }
  }

  @Test
  void hugeBoundsMeanTheWholeAxis() {
    assertArrayEquals(new int[] {0, 1, 2}, slice(3, 0, Long.MAX_VALUE, 1));
    assertArrayEquals(new int[] {2, 1, 0}, slice(3, Long.MAX_VALUE, Long.MIN_VALUE, -1));
  }
}
