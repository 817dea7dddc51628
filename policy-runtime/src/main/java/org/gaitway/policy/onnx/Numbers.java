package org.gaitway.policy.onnx;

import java.util.Arrays;

/** Lists of primitive numbers that grow, for fields whose length is known only at their end. */
final class Numbers {
  private Numbers() {}

  /** A list of floats. */
  static final class Floats {
    private float[] values = new float[4];
    private int size;

    void add(float value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    float[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }

  /** A list of integers. */
  static final class Longs {
    private long[] values = new long[4];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    long[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
