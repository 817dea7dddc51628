package org.gaitway.task;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How a row of values looks in a mirror: each is another of them, or its opposite. Two mirrors show
 * the row as it is. Immutable.
 */
public final class Reflection {
  private final int[] from;
  private final float[] sign;

  private Reflection(int[] from, float[] sign) {
    this.from = from;
    this.sign = sign;
  }

  /**
   * A reflection: value i becomes {@code sign[i]} times value {@code from[i]}.
   *
   * @param from which value takes the place of each
   * @param sign of each, 1 or -1
   * @throws IllegalArgumentException if two of them would not show the row as it is
   */
  public static Reflection of(int[] from, int[] sign) {
    if (from.length != sign.length) {
      throw new IllegalArgumentException(
          "a reflection has as many signs as values, found " + sign.length + " and " + from.length);
    }
    float[] signs = new float[sign.length];
    for (int i = 0; i < from.length; i++) {
      int other = from[i];
      boolean inRange = other >= 0 && other < from.length;
      if (!inRange || from[other] != i || sign[other] != sign[i] || Math.abs(sign[i]) != 1) {
        throw new IllegalArgumentException(
            String.format(
                "a reflection taken twice must change nothing, but value %d comes from %d with"
                    + " sign %d; all come from %s with signs %s",
                i, other, sign[i], Arrays.toString(from), Arrays.toString(sign)));
      }
      signs[i] = sign[i];
    }
    return new Reflection(from.clone(), signs);
  }

  /** Values that keep their places; those with sign -1 become their opposites. */
  public static Reflection signs(int... sign) {
    int[] places = new int[sign.length];
    Arrays.setAll(places, i -> i);
    return of(places, sign);
  }

  /** Values that are the same on both sides. */
  public static Reflection none(int size) {
    int[] sign = new int[size];
    Arrays.fill(sign, 1);
    return signs(sign);
  }

  /** Rows behind one another. */
  public static Reflection join(List<Reflection> parts) {
    int size = parts.stream().mapToInt(Reflection::size).sum();
    int[] from = new int[size];
    float[] sign = new float[size];
    int at = 0;
    for (Reflection part : parts) {
      for (int i = 0; i < part.size(); i++) {
        from[at + i] = at + part.from[i];
        sign[at + i] = part.sign[i];
      }
      at += part.size();
    }
    return new Reflection(from, sign);
  }

  /** The same row so many times. */
  public Reflection repeated(int times) {
    return join(Collections.nCopies(times, this));
  }

  /** Number of values. */
  public int size() {
    return from.length;
  }

  /** Which value takes the place of value i. */
  public int from(int i) {
    return from[i];
  }

  /** The sign it gets, 1 or -1. */
  public float sign(int i) {
    return sign[i];
  }

  /** Writes the mirror image of {@code row} to {@code out}, another array. */
  public void apply(float[] row, float[] out) {
    for (int i = 0; i < from.length; i++) {
      out[i] = sign[i] * row[from[i]];
    }
  }
}
