package org.gaitway.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gaitway.policy.GraphValues.Value;

/** Operators that sum over an axis, and the normalisations that are made of sums. */
final class ReductionNodes {
  private ReductionNodes() {}

  static Map<String, NodeHandler> handlers() {
    Map<String, NodeHandler> handlers = new HashMap<>();
    for (Reduction reduction : Reduction.values()) {
      handlers.put(reduction.opType(), in -> reduce(in, reduction));
    }
    handlers.put("LayerNormalization", ReductionNodes::layerNormalization);
    handlers.put("BatchNormalization", ReductionNodes::batchNormalization);
    return handlers;
  }

  /** Over the last axes only, which are those of neighbouring elements. */
  private static void reduce(NodeReader in, Reduction reduction) throws PolicyFormatException {
    Value x = in.input(0);
    int rank = x.shape().rank();
    Optional<long[]> axes = in.integers(1, "axes");
    int first = axes.isEmpty() ? 0 : firstOfLast(in, axes.get());
    int[] dims = x.shape().dims().clone();
    Arrays.fill(dims, first, rank, 1);
    Shape kept = new Shape(dims);
    float[] output = in.values().allocate(kept.size());
    in.values().add(new KernelStep.Reduce(reduction, x.data(), output), x.constant());
    boolean keep = in.node().integer("keepdims", 1) != 0;
    Shape shape = keep ? kept : new Shape(Arrays.copyOf(dims, first));
    in.define(new Value(shape, output, x.constant()));
  }

  private static int firstOfLast(NodeReader in, long[] axes) throws PolicyFormatException {
    Shape shape = in.shape();
    int[] sorted = new int[axes.length];
    for (int i = 0; i < axes.length; i++) {
      sorted[i] = shape.axis(axes[i]);
    }
    Arrays.sort(sorted);
    int first = shape.rank() - sorted.length;
    in.require(
        Arrays.equals(sorted, IntStream.range(first, shape.rank()).toArray()),
        "expects the last axes of " + shape + ", found " + Arrays.toString(axes));
    return first;
  }

  private static void layerNormalization(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    int axis = x.shape().axis(in.node().integer("axis", -1));
    in.require(axis == x.shape().rank() - 1, "expects the last axis of " + x.shape());
    Shape row = new Shape(x.shape().last());
    float[] scale = in.stretch(in.constant(1, "scale"), row);
    float[] bias =
        in.hasInput(2) ? in.stretch(in.constant(2, "bias"), row) : in.values().allocate(row.size());
    float epsilon = in.node().decimal("epsilon", 1e-5f);
    in.define(in.map(x, (from, to) -> new KernelStep.Normalise(scale, bias, epsilon, from, to)));
  }

  /** With the statistics of training: (x - mean) / sqrt(variance + epsilon) * scale + bias. */
  private static void batchNormalization(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    in.require(x.shape().rank() == 2, "expects a row of values, found " + x.shape());
    in.require(in.node().integer("training_mode", 0) == 0, "is in training mode");
    Shape row = new Shape(x.shape().last());
    float[] scale = in.stretch(in.constant(1, "scale"), row);
    float[] bias = in.stretch(in.constant(2, "bias"), row);
    float[] mean = in.stretch(in.constant(3, "mean"), row);
    float[] variance = in.stretch(in.constant(4, "variance"), row);
    float epsilon = in.node().decimal("epsilon", 1e-5f);
    float[] factor = in.values().allocate(row.size());
    for (int i = 0; i < factor.length; i++) {
      factor[i] = (float) (scale[i] / Math.sqrt((double) variance[i] + epsilon));
    }
    Value centred = in.combine(Arithmetic.SUBTRACT, x, new Value(row, mean, true));
    Value scaled = in.combine(Arithmetic.MULTIPLY, centred, new Value(row, factor, true));
    in.define(in.combine(Arithmetic.ADD, scaled, new Value(row, bias, true)));
  }
}
