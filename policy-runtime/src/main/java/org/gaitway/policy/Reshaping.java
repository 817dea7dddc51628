package org.gaitway.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Shapes that ONNX's operators make of a shape without moving an element. All throw {@link
 * IllegalArgumentException} for parameters that do not fit.
 */
final class Reshaping {
  private Reshaping() {}

  /** Reshape: 0 keeps the extent at that place, -1 stands for what is left over. */
  static Shape reshape(Shape from, long[] wanted) {
    long[] dims = wanted.clone();
    int open = -1;
    long known = 1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == 0 && i < from.rank()) {
        dims[i] = from.dims()[i];
      }
      if (dims[i] == -1 && open < 0) {
        open = i;
        continue;
      }
      if (dims[i] < 1 || known > Shape.MAX_SIZE) {
        throw new IllegalArgumentException("cannot reshape to " + Arrays.toString(wanted));
      }
      known *= Math.min(dims[i], Integer.MAX_VALUE);
    }
    if (open >= 0) {
      dims[open] = from.size() / known;
    }
    return GraphValues.shape(dims);
  }

  /** Flatten: the axes before {@code axis} become the first, the others the second. */
  static Shape flatten(Shape from, long axis) {
    int split = axis == from.rank() ? from.rank() : from.axis(axis);
    int rows = 1;
    for (int i = 0; i < split; i++) {
      rows *= from.dims()[i];
    }
    return new Shape(rows, from.size() / rows);
  }

  /** Squeeze: without these axes, or without any of extent 1. */
  static Shape squeeze(Shape from, Optional<long[]> axes) {
    boolean[] dropped = new boolean[from.rank()];
    for (int i = 0; i < from.rank(); i++) {
      dropped[i] = axes.isEmpty() && from.dims()[i] == 1;
    }
    for (long axis : axes.orElse(new long[0])) {
      dropped[from.axis(axis)] = true;
    }
    List<Integer> dims = new ArrayList<>();
    for (int i = 0; i < from.rank(); i++) {
      if (!dropped[i]) {
        dims.add(from.dims()[i]);
      }
    }
    return new Shape(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Unsqueeze: with axes of extent 1 at these places of the result. */
  static Shape unsqueeze(Shape from, long[] axes) {
    int rank = from.rank() + axes.length;
    if (rank > Shape.MAX_RANK) {
      throw new IllegalArgumentException("cannot handle " + rank + " axes");
    }
    int[] dims = new int[rank];
    for (long axis : axes) {
      long counted = axis < 0 ? axis + rank : axis;
      if (counted < 0 || counted >= rank || dims[(int) counted] != 0) {
        throw new IllegalArgumentException("cannot add the axes " + Arrays.toString(axes));
      }
      dims[(int) counted] = 1;
    }
    int next = 0;
    for (int i = 0; i < rank; i++) {
      if (dims[i] == 0) {
        dims[i] = from.dims()[next++];
      }
    }
    return new Shape(dims);
  }

  /** The order that Transpose takes unless told: last axis first. */
  static long[] reversed(int rank) {
    long[] order = new long[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = rank - 1L - i;
    }
    return order;
  }
}
