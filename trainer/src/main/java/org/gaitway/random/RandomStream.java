package org.gaitway.random;

/**
 * A stream of random numbers with a small state that can be saved: xoshiro256++ (Blackman and Vigna
 * 2019), seeded through SplitMix64. Streams of the same seed and different numbers are unrelated,
 * so each environment has its own and results do not depend on which thread runs it.
 *
 * <p>Not thread-safe. Every method gives the same bits on every Java version and machine.
 */
public final class RandomStream {
  /** Number of longs in the saved state. */
  public static final int STATE_SIZE = 6;

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;
  private double spareGaussian;
  private boolean hasSpareGaussian;

  /** Stream number {@code stream} of the family {@code seed}. */
  public RandomStream(long seed, long stream) {
    seed(seed, stream);
  }

  /** Becomes stream number {@code stream} of the family {@code seed}. */
  public void seed(long seed, long stream) {
    long state = mix(seed) ^ mix(stream * GOLDEN_GAMMA + 1);
    s0 = mix(state += GOLDEN_GAMMA);
    s1 = mix(state += GOLDEN_GAMMA);
    s2 = mix(state += GOLDEN_GAMMA);
    s3 = mix(state + GOLDEN_GAMMA);
    hasSpareGaussian = false;
    spareGaussian = 0;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** Uniform from {@code low} to {@code high}, which itself can only come from rounding. */
  public double uniform(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Uniform in {0, ..., bound - 1}; bound up to 2^31 - 1, bias below 2^-32. */
  public int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Standard normal, by Marsaglia's polar method. */
  public double gaussian() {
    if (hasSpareGaussian) {
      hasSpareGaussian = false;
      return spareGaussian;
    }
    double u;
    double v;
    double square;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    spareGaussian = v * factor;
    hasSpareGaussian = true;
    return u * factor;
  }

  /** Shuffles in place (Fisher and Yates). */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /** The whole state, {@link #STATE_SIZE} longs. */
  public long[] save() {
    return new long[] {
      s0, s1, s2, s3, hasSpareGaussian ? 1 : 0, Double.doubleToRawLongBits(spareGaussian)
    };
  }

  /**
   * Goes on from a saved state.
   *
   * @throws IllegalArgumentException if it is not of {@link #STATE_SIZE} longs
   */
  public void restore(long[] state) {
    if (state.length != STATE_SIZE) {
      throw new IllegalArgumentException(
          "a random stream's state has " + STATE_SIZE + " longs, found " + state.length);
    }
    s0 = state[0];
    s1 = state[1];
    s2 = state[2];
    s3 = state[3];
    hasSpareGaussian = state[4] != 0;
    spareGaussian = Double.longBitsToDouble(state[5]);
  }
}
