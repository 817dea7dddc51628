package org.gaitway.adapter.mqtt.payload;

import java.util.Arrays;

/** Numbers of one member of a JSON object, before they are believed. */
final class NumberList {
  private static final int ABSENT = -1;

  private final String name;
  private double[] values = new double[32];
  private int size = ABSENT;

  /**
   * @param name of the member
   */
  NumberList(String name) {
    this.name = name;
  }

  /** Forgets what was read. */
  void clear() {
    size = ABSENT;
  }

  /** Reads a list of numbers. */
  void read(JsonInput json) throws PayloadException {
    size = 0;
    json.list(
        token -> {
          if (size == WireLayout.MAX_VALUES) {
            throw PayloadException.malformed(
                name + ": more than " + WireLayout.MAX_VALUES + " numbers");
          }
          if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
          }
          values[size++] = json.number(token);
        });
  }

  boolean isPresent() {
    return size != ABSENT;
  }

  double get(int index) {
    return values[index];
  }

  void expectSize(int expected) throws PayloadException {
    if (size != expected) {
      throw PayloadException.malformed(
          isPresent()
              ? name + ": expected " + expected + " numbers, found " + size
              : name + " is missing");
    }
  }

  /** Copies all numbers, if there are any. */
  void copyTo(double[] out) throws PayloadException {
    if (isPresent()) {
      expectSize(out.length);
      System.arraycopy(values, 0, out, 0, size);
    }
  }

  /**
   * Copies numbers to where they belong, if there are any.
   *
   * @param from for each place in {@code out}, the number's index here
   */
  void copyTo(double[] out, int[] from) {
    if (isPresent()) {
      for (int i = 0; i < out.length; i++) {
        out[i] = values[from[i]];
      }
    }
  }
}
