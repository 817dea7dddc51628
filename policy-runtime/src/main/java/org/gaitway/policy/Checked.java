package org.gaitway.policy;

/** Copies of arrays that have the expected length and content. */
final class Checked {
  private Checked() {}

  /**
   * @throws IllegalArgumentException if the length is another or an element is not a number
   */
  static float[] copy(String name, float[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + ": expected " + length + " values, found " + values.length);
    }
    for (int i = 0; i < length; i++) {
      if (Float.isNaN(values[i])) {
        throw new IllegalArgumentException(name + "[" + i + "] is not a number");
      }
    }
    return values.clone();
  }

  /**
   * @throws IllegalArgumentException if the length is another or an element is not finite
   */
  static float[] finiteCopy(String name, float[] values, int length) {
    float[] copy = copy(name, values, length);
    for (int i = 0; i < length; i++) {
      if (Float.isInfinite(copy[i])) {
        throw new IllegalArgumentException(name + "[" + i + "] is not finite: " + copy[i]);
      }
    }
    return copy;
  }
}
