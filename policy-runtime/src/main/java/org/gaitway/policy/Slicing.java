package org.gaitway.policy;

import java.util.Optional;

/**
 * What ONNX's Slice takes of an array.
 *
 * @param shape of the result
 * @param start index of the first element taken
 * @param steps elements of the array from one index of the result to the next, along each axis
 */
record Slicing(Shape shape, int start, int[] steps) {

  /**
   * @param axes of the other parameters, in order; the first axes if absent
   * @param strides taken along each axis, negative backwards; 1 if absent
   * @throws IllegalArgumentException if the parameters do not fit, or nothing is left
   */
  static Slicing of(
      Shape from, long[] starts, long[] ends, Optional<long[]> axes, Optional<long[]> strides) {
    if (ends.length != starts.length
        || axes.map(a -> a.length != starts.length).orElse(starts.length > from.rank())
        || strides.map(s -> s.length != starts.length).orElse(false)) {
      throw new IllegalArgumentException("has starts, ends, axes and steps of different lengths");
    }
    int[] dims = from.dims().clone();
    int[] steps = from.strides();
    int start = 0;
    for (int i = 0; i < starts.length; i++) {
      int axis = from.axis(axes.isPresent() ? axes.get()[i] : i);
      long stride = strides.isPresent() ? strides.get()[i] : 1;
      if (dims[axis] != from.dims()[axis] || stride == 0 || Math.abs(stride) > Shape.MAX_SIZE) {
        throw new IllegalArgumentException("slices an axis twice or by a step of " + stride);
      }
      int extent = from.dims()[axis];
      long first = bound(starts[i], extent, 0, stride > 0 ? extent : extent - 1);
      long end = bound(ends[i], extent, stride > 0 ? 0 : -1, extent);
      long count = Math.max(0, (end - first + stride - Long.signum(stride)) / stride);
      start += (int) first * steps[axis];
      dims[axis] = (int) count;
      steps[axis] *= (int) stride;
    }
    return new Slicing(new Shape(dims), start, steps);
  }

  private static long bound(long index, int extent, long low, long high) {
    long counted = index < 0 ? Math.max(index, -extent - 1L) + extent : index;
    return Math.max(low, Math.min(high, counted));
  }

  /** The element of the array for each element of the result, in order. */
  int[] index() {
    return shape.index(start, steps);
  }
}
