package org.gaitway.nn;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.Platform;

/**
 * The native inner loops; {@code gaitway_kernels.h} says what each computes. Arguments of type
 * {@code long} named after arrays are addresses, of which nothing is checked: the classes of this
 * package check shapes once, when they are made.
 */
@Platform(include = "gaitway_kernels.h", compiler = "cpp17")
final class Kernels {
  /** Rows are padded to a multiple of this many floats. */
  static final int LANES = 16;

  static {
    Loader.load(Kernels.class);
  }

  private Kernels() {}

  /** The smallest multiple of {@link #LANES} that is at least {@code n}. */
  static int padded(int n) {
    return (n + LANES - 1) / LANES * LANES;
  }

  @Name("gw_level")
  static native int level();

  @Name("gw_activate")
  static native void activate(int kind, @Cast("float*") long y, int n);

  @Name("gw_activateBackward")
  static native void activateBackward(
      int kind, @Cast("float*") long y, @Cast("float*") long dy, int n);

  @Name("gw_gemm")
  static native void gemm(
      @Cast("float*") long a,
      long aRow,
      long aColumn,
      @Cast("float*") long b,
      long bStride,
      @Cast("float*") long bias,
      @Cast("float*") long c,
      long cStride,
      int m,
      int n,
      int depth,
      @Cast("bool") boolean accumulate);

  @Name("gw_transpose")
  static native void transpose(
      @Cast("float*") long a, long aStride, @Cast("float*") long b, long bStride, int m, int n);

  @Name("gw_columnSums")
  static native void columnSums(
      @Cast("float*") long a,
      long aStride,
      int m,
      int n,
      @Cast("float*") long out,
      @Cast("bool") boolean accumulate);

  @Name("gw_gather")
  static native void gather(
      @Cast("float*") long source,
      long stride,
      int[] rows,
      int count,
      @Cast("float*") long target,
      int n);

  @Name("gw_sumOfSquares")
  static native double sumOfSquares(@Cast("float*") long x, int n);

  @Name("gw_adam")
  static native void adam(
      @Cast("float*") long p,
      @Cast("float*") long g,
      @Cast("float*") long m,
      @Cast("float*") long v,
      int n,
      float gradientScale,
      float stepSize,
      float varianceScale,
      float beta1,
      float beta2,
      float epsilon);

  @Name("gw_gaussianLogProb")
  static native void gaussianLogProb(
      @Cast("float*") long mean,
      long meanStride,
      @Cast("float*") long action,
      long actionStride,
      @Cast("float*") long logStd,
      int m,
      int n,
      @Cast("float*") long out);

  @Name("gw_gaussianBackward")
  static native void gaussianBackward(
      @Cast("float*") long mean,
      long meanStride,
      @Cast("float*") long action,
      long actionStride,
      @Cast("float*") long logStd,
      @Cast("float*") long weight,
      int m,
      int n,
      @Cast("float*") long dMean,
      @Cast("float*") long dLogStd);

  @Name("gw_gaussianKl")
  static native void gaussianKl(
      @Cast("float*") long mean,
      long meanStride,
      @Cast("float*") long oldMean,
      long oldMeanStride,
      @Cast("float*") long logStd,
      @Cast("float*") long oldLogStd,
      int m,
      int n,
      @Cast("float*") long out);

  @Name("gw_gaussianKlBackward")
  static native void gaussianKlBackward(
      @Cast("float*") long mean,
      long meanStride,
      @Cast("float*") long oldMean,
      long oldMeanStride,
      @Cast("float*") long logStd,
      @Cast("float*") long oldLogStd,
      float weight,
      int m,
      int n,
      @Cast("float*") long dMean,
      @Cast("float*") long dLogStd);
}
