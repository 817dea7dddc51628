package org.gaitway.policy;

/**
 * The product of a vector and a constant matrix, which is where a policy spends its time.
 *
 * <p>Each pass adds several inputs' rows to the outputs: neighbouring outputs are independent, so
 * the just-in-time compiler makes vector instructions of the loop without changing a rounding, and
 * the sum for each output runs in a fixed order, so every run gives the same bits. The shape of
 * the loop follows what HotSpot's compiler vectorises, as measured: one array per row, since it
 * cannot tell that an offset into a shared array does not reach the output, and six rows a pass,
 * since it gives up on larger bodies.
 *
 * <p>{@link Math#fma} is one instruction on every aarch64 and every x86-64 with AVX2; on older
 * processors the result is the same and the speed is not fit for control.
 *
 * <p>Not for several threads at once: it owns scratch memory.
 */
final class MatrixVector {
  /** Long enough to be a typical large layer; the results are discarded. */
  private static final int WARM_UP_LENGTH = 1024;

  private static final int WARM_UP_PASSES = 2_000;

  /** Floats in a cache line, and in an array's header of 16 bytes. */
  private static final int LINE = 16;

  private static final int HEADER = 4;

  static {
    warmUp();
  }

  private final int outputs;
  private final float[] bias;
  private final float[] sums;
  private final float[][] rows;

  /**
   * @param weights the matrix
   * @param bias (outputs) added to the product
   */
  MatrixVector(Weights weights, float[] bias) {
    outputs = bias.length;
    this.bias = bias.clone();
    rows = new float[weights.inputs()][];
    sums = new float[paddedLength(outputs)];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[sums.length];
      for (int j = 0; j < outputs; j++) {
        rows[i][j] = weights.at(i, j);
      }
    }
  }

  /** A matrix, element by element. */
  interface Weights {
    /** Number of rows. */
    int inputs();

    /** How much output {@code j} grows per unit of input {@code i}. */
    float at(int i, int j);
  }

  /**
   * Array length for a number of outputs: such that arrays allocated one after the other lie alike
   * to the lines of the cache. Vector loads that straddle two lines take twice as long, and the
   * compiler aligns its loops to one of the arrays.
   */
  static int paddedLength(int outputs) {
    return (outputs + HEADER + LINE - 1) / LINE * LINE - HEADER;
  }

  /**
   * The compiler unrolls and vectorises by the loop lengths seen so far, so that a small policy
   * run first would leave slow code for a large one, for good. Long loops run first instead.
   */
  private static void warmUp() {
    float[] row = new float[WARM_UP_LENGTH];
    float[] output = new float[WARM_UP_LENGTH];
    for (int i = 0; i < WARM_UP_PASSES; i++) {
      addSix(output, WARM_UP_LENGTH, row, row, row, row, row, row, 0, 0, 0, 0, 0, 0);
      addOne(output, WARM_UP_LENGTH, row, 0);
    }
  }

  /**
   * output = bias + input times weights.
   *
   * @param input (inputs)
   * @param output (outputs)
   */
  void multiply(float[] input, float[] output) {
    System.arraycopy(bias, 0, sums, 0, outputs);
    int i = 0;
    for (; i + 6 <= rows.length; i += 6) {
      addSix(i, input);
    }
    for (; i < rows.length; i++) {
      addOne(sums, outputs, rows[i], input[i]);
    }
    System.arraycopy(sums, 0, output, 0, outputs);
  }

  private void addSix(int i, float[] x) {
    addSix(
        sums, outputs, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4], rows[i + 5],
        x[i], x[i + 1], x[i + 2], x[i + 3], x[i + 4], x[i + 5]);
  }

  private static void addSix(
      float[] y,
      int n,
      float[] w0,
      float[] w1,
      float[] w2,
      float[] w3,
      float[] w4,
      float[] w5,
      float x0,
      float x1,
      float x2,
      float x3,
      float x4,
      float x5) {
    for (int j = 0; j < n; j++) {
      float sum = Math.fma(x2, w2[j], Math.fma(x1, w1[j], Math.fma(x0, w0[j], y[j])));
      y[j] = Math.fma(x5, w5[j], Math.fma(x4, w4[j], Math.fma(x3, w3[j], sum)));
    }
  }

  private static void addOne(float[] y, int n, float[] w, float x) {
    for (int j = 0; j < n; j++) {
      y[j] = Math.fma(x, w[j], y[j]);
    }
  }
}
