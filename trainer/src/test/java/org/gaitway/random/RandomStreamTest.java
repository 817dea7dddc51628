package org.gaitway.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final int DRAWS = 200_000;

  /** Tolerance of a mean over all draws, in standard errors. */
  private static final double SIGMAS = 5;

  @Test
  void theGeneratorIsXoshiro256PlusPlus() {
    RandomStream stream = new RandomStream(0, 0);
    stream.restore(new long[] {1, 2, 3, 4, 0, 0});
    // The first is rotl(1 + 4, 23) + 1 = 5 x 2^23 + 1. The others come from working the published
    // recurrence out in integers of unlimited size.
    long[] expected = {41943041L, 58720359L, 3588806011781223L, 3591011842654386L};
    assertArrayEquals(expected, longs(stream, expected.length));
  }

  @Test
  void seedingIsTheSameForever() {
    // What a seed gives is part of every published result. The numbers come from the same
    // definition worked out in integers of unlimited size.
    long[] expected = {-8240567053254723522L, 232953302039375902L};
    assertArrayEquals(expected, longs(new RandomStream(1, 2), 2));
  }

  @Property
  void aSavedStreamGoesOnWhereItWas(
      @ForAll long seed, @ForAll @IntRange(max = 9) int longs, @ForAll boolean halfPair) {
    RandomStream stream = new RandomStream(seed, 7);
    longs(stream, longs);
    if (halfPair) {
      stream.gaussian();
    }
    RandomStream restored = new RandomStream(seed + 1, 8);
    restored.restore(stream.save());
    assertArrayEquals(gaussians(stream, 3), gaussians(restored, 3));
    assertArrayEquals(longs(stream, 3), longs(restored, 3));
    assertArrayEquals(stream.save(), restored.save());
  }

  @Test
  void aStateOfAnotherSizeIsRejected() {
    RandomStream stream = new RandomStream(1, 1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> stream.restore(new long[5]))
            .getMessage();
    assertEquals("a random stream's state has 6 longs, found 5", message);
  }

  @Test
  void seedsAndStreamsNearEachOtherDiffer() {
    Set<Long> firsts = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      for (int stream = 0; stream < 100; stream++) {
        firsts.add(new RandomStream(seed, stream).nextLong());
      }
    }
    assertEquals(100 * 100, firsts.size());
  }

  @Test
  void neighbouringStreamsAreUncorrelated() {
    for (int stream = 0; stream < 10; stream++) {
      RandomStream one = new RandomStream(5, stream);
      RandomStream next = new RandomStream(5, stream + 1);
      double products = 0;
      for (int i = 0; i < DRAWS; i++) {
        products += one.gaussian() * next.gaussian();
      }
      assertEquals(0, products / DRAWS, SIGMAS / Math.sqrt(DRAWS));
    }
  }

  @Test
  void theFirstDrawsOfManyStreamsAreUniform() {
    double[] firsts =
        IntStream.range(0, DRAWS).mapToDouble(s -> new RandomStream(3, s).nextDouble()).toArray();
    assertUniform(firsts, 0, 1);
  }

  @Test
  void everyBitIsSetHalfTheTime() {
    RandomStream stream = new RandomStream(11, 0);
    int[] set = new int[Long.SIZE];
    for (int i = 0; i < DRAWS; i++) {
      long bits = stream.nextLong();
      for (int bit = 0; bit < Long.SIZE; bit++) {
        set[bit] += (int) (bits >>> bit & 1);
      }
    }
    for (int count : set) {
      assertEquals(0.5, (double) count / DRAWS, SIGMAS * 0.5 / Math.sqrt(DRAWS));
    }
  }

  @Test
  void uniformNumbersFillTheirRangeEvenly() {
    RandomStream stream = new RandomStream(12, 0);
    assertUniform(draws(stream::nextDouble), 0, 1);
    assertUniform(draws(() -> stream.uniform(-3, 5)), -3, 5);
  }

  @Test
  void aRangeWithoutWidthGivesItsOnlyNumber() {
    assertEquals(0.7, new RandomStream(1, 1).uniform(0.7, 0.7));
  }

  @Test
  void gaussianNumbersHaveTheMomentsOfTheStandardNormal() {
    double[] values = draws(new RandomStream(13, 0)::gaussian);
    // Errors of the means of x, x², x³ and x⁴: roots of 1, 2, 15 and 96 over the number of draws.
    assertEquals(0, meanOfPower(values, 1), SIGMAS * Math.sqrt(1.0 / DRAWS));
    assertEquals(1, meanOfPower(values, 2), SIGMAS * Math.sqrt(2.0 / DRAWS));
    assertEquals(0, meanOfPower(values, 3), SIGMAS * Math.sqrt(15.0 / DRAWS));
    assertEquals(3, meanOfPower(values, 4), SIGMAS * Math.sqrt(96.0 / DRAWS));
  }

  @Test
  void bothNumbersOfAGaussianPairAreIndependent() {
    RandomStream stream = new RandomStream(14, 0);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double first = stream.gaussian();
      double second = stream.gaussian();
      products += first * second;
      squares += (first * first - 1) * (second * second - 1);
    }
    assertEquals(0, products / DRAWS, SIGMAS / Math.sqrt(DRAWS));
    assertEquals(0, squares / DRAWS, SIGMAS * 2 / Math.sqrt(DRAWS));
  }

  @Test
  void integersBelowABoundAreEquallyLikely() {
    RandomStream stream = new RandomStream(15, 0);
    int[] counts = new int[7];
    for (int i = 0; i < DRAWS; i++) {
      counts[stream.nextInt(7)]++;
    }
    assertEquallyLikely(counts);
  }

  @Property
  void integersStayBelowTheirBound(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int bound) {
    int value = new RandomStream(seed, 0).nextInt(bound);
    assertTrue(value >= 0 && value < bound);
  }

  @Test
  void everyOrderOfAShuffleIsEquallyLikely() {
    RandomStream stream = new RandomStream(16, 0);
    int[] counts = new int[27];
    for (int i = 0; i < DRAWS; i++) {
      int[] order = {0, 1, 2};
      stream.shuffle(order);
      counts[9 * order[0] + 3 * order[1] + order[2]]++;
    }
    int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertEquals(6, seen.length);
    assertEquallyLikely(seen);
  }

  @Property
  void aShuffleKeepsEveryElement(@ForAll long seed, @ForAll int[] values) {
    int[] shuffled = values.clone();
    new RandomStream(seed, 0).shuffle(shuffled);
    Arrays.sort(shuffled);
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, shuffled);
  }

  private static void assertUniform(double[] values, double low, double high) {
    assertTrue(Arrays.stream(values).allMatch(value -> value >= low && value < high));
    int[] counts = new int[16];
    for (double value : values) {
      counts[(int) ((value - low) / (high - low) * counts.length)]++;
    }
    assertEquallyLikely(counts);
  }

  private static void assertEquallyLikely(int[] counts) {
    double share = 1.0 / counts.length;
    for (int count : counts) {
      double error = Math.sqrt(share * (1 - share) / DRAWS);
      assertEquals(share, (double) count / DRAWS, SIGMAS * error);
    }
  }

  private static double meanOfPower(double[] values, int power) {
    return Arrays.stream(values).map(value -> Math.pow(value, power)).sum() / values.length;
  }

  private static double[] draws(DoubleSupplier source) {
    return IntStream.range(0, DRAWS).mapToDouble(i -> source.getAsDouble()).toArray();
  }

  private static double[] gaussians(RandomStream stream, int count) {
    return IntStream.range(0, count).mapToDouble(i -> stream.gaussian()).toArray();
  }

  private static long[] longs(RandomStream stream, int count) {
    return IntStream.range(0, count).mapToLong(i -> stream.nextLong()).toArray();
  }
}
