package org.gaitway.replay;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Compares what comes out of a replay with what was logged, bit for bit: keeps the first
 * difference, counts all, and measures how they grow. For one thread.
 */
public final class Comparison {
  private final Drift drift = new Drift();
  private Difference first;
  private long compared;
  private long differences;

  /**
   * Compares numbers of double precision.
   *
   * @param step that they belong to
   * @param group that their drift is measured in, such as {@code qpos}
   * @param names of the numbers, by index; asked only where they differ
   * @param replayed as many as logged
   * @return whether all are the same
   */
  public boolean doubles(
      long step, String group, IntFunction<String> names, double[] logged, double[] replayed) {
    requireSameLength(group, logged.length, replayed.length);
    return doubles(step, group, names, logged, replayed, 0, logged.length);
  }

  /** Compares a range of numbers of double precision; names are asked by index in the arrays. */
  public boolean doubles(
      long step,
      String group,
      IntFunction<String> names,
      double[] logged,
      double[] replayed,
      int from,
      int count) {
    long before = differences;
    double apart = 0;
    for (int i = from; i < from + count; i++) {
      if (Double.doubleToRawLongBits(logged[i]) != Double.doubleToRawLongBits(replayed[i])) {
        differ(Difference.of(step, names.apply(i), logged[i], replayed[i]));
        apart = Math.max(apart, apart(logged[i], replayed[i]));
      }
    }
    compared += count;
    drift.add(step, group, apart);
    return differences == before;
  }

  /** Compares numbers of single precision, as {@link #doubles}. */
  public boolean floats(
      long step, String group, IntFunction<String> names, float[] logged, float[] replayed) {
    requireSameLength(group, logged.length, replayed.length);
    long before = differences;
    double apart = 0;
    for (int i = 0; i < logged.length; i++) {
      if (Float.floatToRawIntBits(logged[i]) != Float.floatToRawIntBits(replayed[i])) {
        differ(Difference.of(step, names.apply(i), logged[i], replayed[i]));
        apart = Math.max(apart, apart(logged[i], replayed[i]));
      }
    }
    compared += logged.length;
    drift.add(step, group, apart);
    return differences == before;
  }

  /** A number against something that is none is infinitely far away. */
  private static double apart(double logged, double replayed) {
    double apart = Math.abs(logged - replayed);
    return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
  }

  private static void requireSameLength(String group, int logged, int replayed) {
    if (logged != replayed) {
      throw new IllegalArgumentException(
          "the file has " + logged + " values of " + group + ", replayed are " + replayed);
    }
  }

  /** Compares two numbers. */
  public boolean number(long step, String field, double logged, double replayed) {
    return doubles(step, field, i -> field, new double[] {logged}, new double[] {replayed});
  }

  /** Compares two words. */
  public boolean words(long step, String field, String logged, String replayed) {
    compared++;
    boolean same = logged.equals(replayed);
    if (!same) {
      differ(Difference.of(step, field, logged, replayed));
    }
    return same;
  }

  private void differ(Difference found) {
    differences++;
    // Not the first met, but the first of the episode: its parts may be compared one by one.
    if (first == null || found.step() < first.step()) {
      first = found;
    }
  }

  /** The difference at the lowest step; of several there, the first that was met. */
  public Optional<Difference> first() {
    return Optional.ofNullable(first);
  }

  /** Values that were compared. */
  public long compared() {
    return compared;
  }

  /** Values that differ. */
  public long differences() {
    return differences;
  }

  /** How far replay and log are apart, over the steps. */
  public List<Drift.Row> drift() {
    return drift.rows();
  }
}
