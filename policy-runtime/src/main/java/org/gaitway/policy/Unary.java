package org.gaitway.policy;

/** Functions of one number that are exact but for one rounding. */
enum Unary {
  ABSOLUTE("Abs"),
  NEGATIVE("Neg"),
  RECIPROCAL("Reciprocal"),
  SQUARE_ROOT("Sqrt");

  private final String opType;

  Unary(String opType) {
    this.opType = opType;
  }

  /** ONNX's name of the operator. */
  String opType() {
    return opType;
  }

  /** Computes output = f(input) over the length of {@code output}. */
  void apply(float[] input, float[] output) {
    for (int i = 0; i < output.length; i++) {
      float x = input[i];
      output[i] =
          switch (this) {
            case ABSOLUTE -> Math.abs(x);
            case NEGATIVE -> -x;
            case RECIPROCAL -> 1 / x;
            case SQUARE_ROOT -> (float) Math.sqrt(x);
          };
    }
  }
}
