package org.gaitway.policy;

/** What is made of neighbouring elements. */
enum Reduction {
  MEAN("ReduceMean"),
  SUM("ReduceSum"),
  SUM_OF_SQUARES("ReduceSumSquare"),
  NORM("ReduceL2");

  private final String opType;

  Reduction(String opType) {
    this.opType = opType;
  }

  /** ONNX's name of the operator. */
  String opType() {
    return opType;
  }

  /** Reduces the elements from {@code begin} to before {@code end}, in double precision. */
  float of(float[] values, int begin, int end) {
    double sum = 0;
    for (int i = begin; i < end; i++) {
      double x = values[i];
      sum += this == MEAN || this == SUM ? x : x * x;
    }
    return (float)
        switch (this) {
          case MEAN -> sum / (end - begin);
          case SUM, SUM_OF_SQUARES -> sum;
          case NORM -> Math.sqrt(sum);
        };
  }
}
