package org.gaitway.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaitway.policy.GraphValues.Value;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.gaitway.policy.onnx.OnnxNode;
import org.gaitway.policy.onnx.OnnxTensor;

/** Operators that give elements another shape or order, and constants. */
final class ShapeNodes {
  private ShapeNodes() {}

  static Map<String, NodeHandler> handlers() {
    Map<String, NodeHandler> handlers = new HashMap<>();
    handlers.put("Constant", ShapeNodes::constant);
    handlers.put("Shape", ShapeNodes::shape);
    handlers.put("Transpose", ShapeNodes::transpose);
    handlers.put("Expand", ShapeNodes::expand);
    handlers.put(
        "Reshape", in -> reshape(in, Reshaping.reshape(in.shape(), in.required(1, "shape"))));
    handlers.put(
        "Flatten", in -> reshape(in, Reshaping.flatten(in.shape(), in.node().integer("axis", 1))));
    handlers.put(
        "Squeeze", in -> reshape(in, Reshaping.squeeze(in.shape(), in.integers(1, "axes"))));
    handlers.put(
        "Unsqueeze", in -> reshape(in, Reshaping.unsqueeze(in.shape(), in.required(1, "axes"))));
    return handlers;
  }

  private static void reshape(NodeReader in, Shape shape) throws PolicyFormatException {
    Value x = in.input(0);
    in.require(x.shape().size() == shape.size(), "cannot make " + shape + " of " + x.shape());
    in.define(new Value(shape, x.data(), x.constant()));
  }

  private static void expand(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    Shape wanted = GraphValues.shape(in.required(1, "shape"));
    Optional<Shape> shape = Shape.broadcast(x.shape(), wanted);
    in.require(shape.isPresent(), "cannot stretch " + x.shape() + " to " + wanted);
    in.define(new Value(shape.get(), in.stretch(x, shape.get()), x.constant()));
  }

  private static void transpose(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    Shape from = x.shape();
    long[] order = in.node().integers("perm").orElseGet(() -> Reshaping.reversed(from.rank()));
    int[] dims = new int[from.rank()];
    int[] steps = new int[from.rank()];
    boolean[] used = new boolean[from.rank()];
    in.require(order.length == from.rank(), "cannot reorder the axes of " + from);
    for (int i = 0; i < dims.length; i++) {
      int axis = from.axis(order[i]);
      in.require(!used[axis], "repeats an axis of " + from);
      used[axis] = true;
      dims[i] = from.dims()[axis];
      steps[i] = from.strides()[axis];
    }
    Shape to = new Shape(dims);
    in.define(in.gather(x, to, to.index(0, steps)));
  }

  /** The extents of a value, which are all known when the graph is compiled. */
  private static void shape(NodeReader in) throws PolicyFormatException {
    int[] dims = in.shape().dims();
    long from = bound(in.node().integer("start", 0), dims.length);
    long to = bound(in.node().integer("end", dims.length), dims.length);
    long[] extents = new long[(int) Math.max(0, to - from)];
    for (int i = 0; i < extents.length; i++) {
      extents[i] = dims[(int) from + i];
    }
    String name = in.node().outputs().isEmpty() ? "" : in.node().outputs().get(0);
    in.values().define(name, OnnxTensor.ofIntegers(name, extents, extents.length));
  }

  private static long bound(long index, int rank) {
    return Math.max(0, Math.min(rank, index < 0 ? Math.max(index, -rank) + rank : index));
  }

  private static void constant(NodeReader in) throws PolicyFormatException {
    OnnxNode node = in.node();
    in.require(!node.outputs().isEmpty(), "makes nothing");
    String name = node.outputs().get(0);
    Optional<OnnxTensor> tensor =
        node.attribute(OnnxAttribute.Tensor.class, "value")
            .map(OnnxAttribute.Tensor::value)
            .or(() -> integers(node));
    if (tensor.isPresent()) {
      in.values().define(name, tensor.get());
      return;
    }
    Optional<float[]> floats =
        node.attribute(OnnxAttribute.Decimals.class, "value_floats")
            .map(OnnxAttribute.Decimals::values)
            .filter(list -> list.length > 0);
    float single = node.decimal("value_float", Float.NaN);
    in.require(floats.isPresent() || !Float.isNaN(single), "is not of numbers");
    Shape shape = floats.map(list -> new Shape(list.length)).orElseGet(Shape::new);
    in.values().define(name, new Value(shape, floats.orElse(new float[] {single}), true));
  }

  private static Optional<OnnxTensor> integers(OnnxNode node) {
    Optional<OnnxTensor> list =
        node.integers("value_ints").map(v -> OnnxTensor.ofIntegers("", v, v.length));
    return list.or(
        () ->
            node.attribute(OnnxAttribute.Integer.class, "value_int")
                .map(number -> OnnxTensor.ofIntegers("", new long[] {number.value()})));
  }
}
