package org.gaitway.policy;

/** Arithmetic between two arrays of equal length. */
enum Arithmetic {
  ADD("Add"),
  SUBTRACT("Sub"),
  MULTIPLY("Mul"),
  DIVIDE("Div"),
  MINIMUM("Min"),
  MAXIMUM("Max"),
  /** 1 where left is greater, else 0. */
  GREATER("Greater"),
  /** 1 where left is less, else 0. */
  LESS("Less");

  private final String opType;

  Arithmetic(String opType) {
    this.opType = opType;
  }

  /** ONNX's name of the operator. */
  String opType() {
    return opType;
  }

  /** Computes output = left (op) right over the length of {@code output}. */
  void apply(float[] left, float[] right, float[] output) {
    switch (this) {
      case ADD -> add(left, right, output);
      case SUBTRACT -> subtract(left, right, output);
      case MULTIPLY -> multiply(left, right, output);
      case DIVIDE -> divide(left, right, output);
      case MINIMUM -> minimum(left, right, output);
      case MAXIMUM -> maximum(left, right, output);
      case GREATER -> less(right, left, output);
      case LESS -> less(left, right, output);
      default -> throw new AssertionError(this);
    }
  }

  private static void add(float[] left, float[] right, float[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = left[i] + right[i];
    }
  }

  private static void subtract(float[] left, float[] right, float[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = left[i] - right[i];
    }
  }

  private static void multiply(float[] left, float[] right, float[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = left[i] * right[i];
    }
  }

  private static void divide(float[] left, float[] right, float[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = left[i] / right[i];
    }
  }

  private static void minimum(float[] left, float[] right, float[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = Math.min(left[i], right[i]);
    }
  }

  private static void maximum(float[] left, float[] right, float[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = Math.max(left[i], right[i]);
    }
  }

  private static void less(float[] left, float[] right, float[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = left[i] < right[i] ? 1 : 0;
    }
  }
}
