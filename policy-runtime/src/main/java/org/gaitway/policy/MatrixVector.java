package org.gaitway.policy;

/**
 * The product of a vector and a matrix, which is where a policy spends its time.
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
 */
final class MatrixVector {
  /** Long enough to be a typical large layer; any result is discarded. */
  private static final int WARM_UP_LENGTH = 1024;

  private static final int WARM_UP_PASSES = 2_000;

  static {
    warmUp();
  }

  private MatrixVector() {}

  /**
   * The compiler unrolls and vectorises by the loop lengths seen so far, so that a small policy
   * run first would leave slow code for a large one, for good. Long loops run first instead.
   */
  private static void warmUp() {
    float[][] rows = new float[7][WARM_UP_LENGTH];
    float[] output = new float[WARM_UP_LENGTH];
    for (int i = 0; i < WARM_UP_PASSES; i++) {
      multiply(rows, rows[0], rows[1], output);
    }
  }

  /**
   * output = bias + input times rows.
   *
   * @param rows (inputs) arrays of (outputs)
   * @param bias (outputs)
   * @param input at least (inputs)
   * @param output (outputs)
   */
  static void multiply(float[][] rows, float[] bias, float[] input, float[] output) {
    int n = output.length;
    int count = rows.length;
    System.arraycopy(bias, 0, output, 0, n);
    int i = 0;
    for (; i + 6 <= count; i += 6) {
      addSix(output, n, rows, i, input);
    }
    for (; i < count; i++) {
      addOne(output, n, rows[i], input[i]);
    }
  }

  private static void addSix(float[] y, int n, float[][] rows, int i, float[] x) {
    addSix(
        y, n, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4], rows[i + 5], x[i],
        x[i + 1], x[i + 2], x[i + 3], x[i + 4], x[i + 5]);
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
