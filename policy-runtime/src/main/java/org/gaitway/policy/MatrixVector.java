package org.gaitway.policy;

/**
 * The product of a vector and a constant matrix, which is where a policy spends its time.
 *
 * <p>Each pass adds several inputs' rows to the sums: neighbouring outputs are independent, so the
 * just-in-time compiler makes vector instructions of the loop without changing a rounding, and the
 * sum for each output runs in a fixed order, so every run gives the same bits. The shape of the
 * loop follows what HotSpot's compiler vectorises, as measured: one array per row, since it cannot
 * tell that an offset into a shared array does not reach the sums, and six rows a pass, since it
 * gives up on larger bodies.
 *
 * <p>Where the arrays lie matters as much, for a vector load that straddles two lines of the cache
 * takes twice as long. All arrays here are a whole number of lines long, so that, allocated one
 * after the other, they lie alike, and the compiler's alignment of one serves all. Its vector loop
 * begins after at least one single step; that step is spent on a spare element, so that the
 * elements in use begin with a line where objects do (with the JVM option {@code
 * -XX:ObjectAlignmentInBytes=64}, which makes a large policy a quarter faster).
 *
 * <p>{@link Math#fma} is one instruction on every aarch64 and every x86-64 with AVX2; on older
 * processors the result is the same and the speed is not fit for control.
 *
 * <p>Not for several threads at once: it owns scratch memory.
 */
final class MatrixVector {
  /** Floats in a line of the cache, 64 bytes. */
  private static final int LINE = 16;

  /** First element in use: after an array's header of 16 bytes, this one begins a line. */
  private static final int FIRST = 12;

  /** Long enough to be a typical large layer; the results are discarded. */
  private static final int WARM_UP_OUTPUTS = 1024;

  private static final int WARM_UP_PASSES = 2_000;

  static {
    warmUp();
  }

  private final int outputs;
  private final float[] bias;
  private final float[][] rows;
  private final float[] sums;

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
      rows[i] = new float[paddedLength(outputs)];
      for (int j = 0; j < outputs; j++) {
        rows[i][FIRST + j] = weights.at(i, j);
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

  /** Length of the arrays for a number of outputs. */
  static int paddedLength(int outputs) {
    return FIRST + (outputs + LINE - 1) / LINE * LINE;
  }

  /**
   * The compiler unrolls and vectorises by the loop lengths seen so far, so that a small policy run
   * first would leave slow code for a large one, for good. Long loops run first instead.
   */
  private static void warmUp() {
    float[] row = new float[paddedLength(WARM_UP_OUTPUTS)];
    float[] sums = new float[row.length];
    for (int i = 0; i < WARM_UP_PASSES; i++) {
      addSix(sums, sums.length, row, row, row, row, row, row, 0, 0, 0, 0, 0, 0);
      addOne(sums, sums.length, row, 0);
    }
  }

  /**
   * output = bias + input times weights.
   *
   * @param input (inputs)
   * @param output (outputs)
   */
  void multiply(float[] input, float[] output) {
    System.arraycopy(bias, 0, sums, FIRST, outputs);
    int i = 0;
    for (; i + 6 <= rows.length; i += 6) {
      addSix(i, input);
    }
    for (; i < rows.length; i++) {
      addOne(sums, sums.length, rows[i], input[i]);
    }
    System.arraycopy(sums, FIRST, output, 0, outputs);
  }

  private void addSix(int i, float[] x) {
    addSix(
        sums,
        sums.length,
        rows[i],
        rows[i + 1],
        rows[i + 2],
        rows[i + 3],
        rows[i + 4],
        rows[i + 5],
        x[i],
        x[i + 1],
        x[i + 2],
        x[i + 3],
        x[i + 4],
        x[i + 5]);
  }

  private static void addSix(
      float[] y,
      int end,
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
    for (int j = FIRST - 1; j < end; j++) {
      float sum = Math.fma(x2, w2[j], Math.fma(x1, w1[j], Math.fma(x0, w0[j], y[j])));
      y[j] = Math.fma(x5, w5[j], Math.fma(x4, w4[j], Math.fma(x3, w3[j], sum)));
    }
  }

  private static void addOne(float[] y, int end, float[] w, float x) {
    for (int j = FIRST - 1; j < end; j++) {
      y[j] = Math.fma(x, w[j], y[j]);
    }
  }
}
