package org.gaitway.policy;

import java.util.Arrays;
import java.util.Optional;

/**
 * The extents of a row-major array, and how elements move when its axes do.
 *
 * @param dims extent of each axis, at least 1 each; the record's own array, read only
 */
record Shape(int... dims) {
  /** Most axes; ONNX sets no limit, policies have two. */
  static final int MAX_RANK = 8;

  /** Most elements of one array. */
  static final int MAX_SIZE = 1 << 24;

  /**
   * @throws IllegalArgumentException if an extent is under 1 or there are too many axes or elements
   */
  Shape {
    long size = 1;
    for (int dim : dims) {
      size = dim < 1 || size > MAX_SIZE ? -1 : size * dim;
      if (size < 0) {
        break;
      }
    }
    if (size < 0 || size > MAX_SIZE || dims.length > MAX_RANK) {
      throw new IllegalArgumentException("cannot handle the shape " + Arrays.toString(dims));
    }
  }

  int rank() {
    return dims.length;
  }

  int size() {
    int size = 1;
    for (int dim : dims) {
      size *= dim;
    }
    return size;
  }

  /** Extent of the last axis; 1 for a scalar. */
  int last() {
    return rank() == 0 ? 1 : dims[rank() - 1];
  }

  /** This shape with one extent replaced. */
  Shape with(int axis, int extent) {
    int[] changed = dims.clone();
    changed[axis] = extent;
    return new Shape(changed);
  }

  /**
   * Axis as ONNX counts it: negative from the end.
   *
   * @throws IllegalArgumentException if there is no such axis
   */
  int axis(long axis) {
    long counted = axis < 0 ? axis + rank() : axis;
    if (counted < 0 || counted >= rank()) {
      throw new IllegalArgumentException(
          "has no axis " + axis + " in the shape " + Arrays.toString(dims));
    }
    return (int) counted;
  }

  /** The common shape that both are stretched to, if there is one (ONNX broadcasting). */
  static Optional<Shape> broadcast(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    int[] dims = new int[rank];
    for (int i = 0; i < rank; i++) {
      int da = i < rank - a.rank() ? 1 : a.dims[i - rank + a.rank()];
      int db = i < rank - b.rank() ? 1 : b.dims[i - rank + b.rank()];
      if (da != db && da != 1 && db != 1) {
        return Optional.empty();
      }
      dims[i] = Math.max(da, db);
    }
    return Optional.of(new Shape(dims));
  }

  /** For each element of {@code target}, the element of this shape that it repeats. */
  int[] stretchTo(Shape target) {
    int skipped = target.rank() - rank();
    int[] strides = strides();
    int[] steps = new int[target.rank()];
    for (int i = skipped; i < target.rank(); i++) {
      steps[i] = dims[i - skipped] == 1 ? 0 : strides[i - skipped];
    }
    return target.index(0, steps);
  }

  /** Elements from one index to the next along each axis. */
  int[] strides() {
    int[] strides = new int[rank()];
    int stride = 1;
    for (int i = rank() - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= dims[i];
    }
    return strides;
  }

  /**
   * For each element of this shape, in order, start + the sum over axes of index times step: where
   * the element lies in another array.
   */
  int[] index(int start, int[] steps) {
    int[] result = new int[size()];
    int[] position = new int[rank()];
    int at = start;
    for (int i = 0; i < result.length; i++) {
      result[i] = at;
      for (int axis = rank() - 1; axis >= 0; axis--) {
        at += steps[axis];
        if (++position[axis] < dims[axis]) {
          break;
        }
        at -= steps[axis] * dims[axis];
        position[axis] = 0;
      }
    }
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && Arrays.equals(dims, that.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  @Override
  public String toString() {
    return Arrays.toString(dims);
  }
}
