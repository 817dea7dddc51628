package org.gaitway.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaitway.policy.GraphValues.Value;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.gaitway.policy.onnx.OnnxNode;

/** Compiles one node at a time: checks it and adds the steps that compute it. */
final class NodeCompiler {
  private static final String SUPPORTED =
      "the kernel supports Gemm, MatMul, Add, Sub, Mul, Div, Min, Max, Clip, Tanh, Relu, Elu,"
          + " Sigmoid, Softplus, Concat, Slice, Reshape, Flatten, Squeeze, Unsqueeze, Transpose,"
          + " Identity and Constant";

  private final String source;
  private final GraphValues values;

  /**
   * @param source the file, for messages
   * @param values what the nodes read and make
   */
  NodeCompiler(String source, GraphValues values) {
    this.source = source;
    this.values = values;
  }

  /**
   * @throws UnsupportedGraphException if the node is beyond the kernel
   * @throws PolicyFormatException if it reads what is not there or makes what is
   */
  void compile(OnnxNode node) throws PolicyFormatException {
    if (!node.domain().isEmpty()) {
      throw unsupported(node, "is of the operator set '" + node.domain() + "'; " + SUPPORTED);
    }
    if (node.outputs().size() != 1) {
      throw unsupported(node, "makes " + node.outputs().size() + " values; " + SUPPORTED);
    }
    for (String input : node.inputs()) {
      if (!input.isEmpty() && !values.isDefined(input)) {
        throw new PolicyFormatException(
            source,
            "node '" + node.label() + "' reads '" + input + "', which nothing before it makes");
      }
    }
    try {
      dispatch(node);
    } catch (IllegalArgumentException e) {
      throw unsupported(node, e.getMessage());
    }
  }

  private void dispatch(OnnxNode node) throws PolicyFormatException {
    Optional<Arithmetic> arithmetic = Arithmetic.of(node.opType());
    if (arithmetic.isPresent()) {
      arithmetic(node, arithmetic.get());
      return;
    }
    switch (node.opType()) {
      case "Gemm" -> gemm(node);
      case "MatMul" -> matMul(node);
      case "Tanh", "Relu", "Sigmoid", "Softplus" ->
          activation(node, Operators.activation(node.opType()).orElseThrow());
      case "Elu" -> elu(node);
      case "Clip" -> clip(node);
      case "Constant" -> constant(node);
      case "Concat" -> concat(node);
      case "Slice" -> slice(node);
      case "Transpose" -> transpose(node);
      case "Identity" -> define(node, input(node, 0));
      case "Reshape" -> reshape(node, Reshaping.reshape(shape(node), reshapeTo(node)));
      case "Flatten" -> reshape(node, Reshaping.flatten(shape(node), node.integer("axis", 1)));
      case "Squeeze" -> reshape(node, Reshaping.squeeze(shape(node), integers(node, 1, "axes")));
      case "Unsqueeze" ->
          reshape(node, Reshaping.unsqueeze(shape(node), required(node, 1, "axes")));
      default -> throw unsupported(node, "is beyond the kernel; " + SUPPORTED);
    }
  }

  private void gemm(OnnxNode node) throws PolicyFormatException {
    Value x = input(node, 0);
    Value w = input(node, 1);
    boolean transposeX = node.integer("transA", 0) != 0;
    boolean transposeW = node.integer("transB", 0) != 0;
    float alpha = node.decimal("alpha", 1);
    float beta = node.decimal("beta", 1);
    require(node, x.shape().rank() == 2, "expects a matrix, found " + x.shape());
    int batch = x.shape().dims()[transposeX ? 1 : 0];
    require(node, batch == 1, "expects one row of inputs, found " + x.shape());
    MatrixVector.Weights weights = weights(node, w, transposeW, alpha);
    float[] bias = values.allocate(w.shape().dims()[transposeW ? 0 : 1]);
    if (node.inputs().size() > 2 && !node.inputs().get(2).isEmpty()) {
      Value c = input(node, 2);
      require(node, c.constant(), "expects a constant bias");
      float[] full = stretch(node, c, new Shape(1, bias.length));
      for (int i = 0; i < bias.length; i++) {
        bias[i] = beta * full[i];
      }
    }
    dense(node, x, weights, bias, new Shape(1, bias.length));
  }

  private void matMul(OnnxNode node) throws PolicyFormatException {
    Value x = input(node, 0);
    Value w = input(node, 1);
    MatrixVector.Weights weights = weights(node, w, false, 1);
    float[] bias = values.allocate(w.shape().last());
    int rank = x.shape().rank();
    require(
        node,
        rank > 0 && x.shape().size() == x.shape().last(),
        "expects one row of inputs, found " + x.shape());
    dense(node, x, weights, bias, x.shape().with(rank - 1, bias.length));
  }

  private void dense(
      OnnxNode node, Value x, MatrixVector.Weights weights, float[] bias, Shape shape)
      throws PolicyFormatException {
    require(
        node,
        x.shape().size() == weights.inputs(),
        "multiplies " + x.shape().size() + " inputs by weights for " + weights.inputs());
    values.reserve((weights.inputs() + 1L) * MatrixVector.paddedLength(bias.length));
    float[] output = values.allocate(bias.length);
    values.add(
        new KernelStep.Dense(new MatrixVector(weights, bias), x.data(), output), x.constant());
    define(node, new Value(shape, output, x.constant()));
  }

  private MatrixVector.Weights weights(
      OnnxNode node, Value matrix, boolean transposed, float factor)
      throws UnsupportedGraphException {
    require(
        node,
        matrix.constant() && matrix.shape().rank() == 2,
        "expects a constant matrix of weights");
    int inputs = matrix.shape().dims()[transposed ? 1 : 0];
    int outputs = matrix.shape().dims()[transposed ? 0 : 1];
    return new MatrixVector.Weights() {
      @Override
      public int inputs() {
        return inputs;
      }

      @Override
      public float at(int i, int j) {
        return factor * matrix.data()[transposed ? j * inputs + i : i * outputs + j];
      }
    };
  }

  private void activation(OnnxNode node, Activation function) throws PolicyFormatException {
    Value x = input(node, 0);
    float[] output = values.allocate(x.data().length);
    values.add(new KernelStep.Activate(function, x.data(), output), x.constant());
    define(node, new Value(x.shape(), output, x.constant()));
  }

  private void elu(OnnxNode node) throws PolicyFormatException {
    float alpha = node.decimal("alpha", 1);
    Value x = input(node, 0);
    float[] output = values.allocate(x.data().length);
    values.add(new KernelStep.ScaledElu(alpha, x.data(), output), x.constant());
    define(node, new Value(x.shape(), output, x.constant()));
  }

  private void clip(OnnxNode node) throws PolicyFormatException {
    Value x = input(node, 0);
    float low = limit(node, 1, "min", Float.NEGATIVE_INFINITY);
    float high = limit(node, 2, "max", Float.POSITIVE_INFINITY);
    float[] output = values.allocate(x.data().length);
    values.add(new KernelStep.Clip(low, high, x.data(), output), x.constant());
    define(node, new Value(x.shape(), output, x.constant()));
  }

  /** A limit of Clip: an input since opset 11, an attribute before. */
  private float limit(OnnxNode node, int index, String attribute, float otherwise)
      throws PolicyFormatException {
    if (index >= node.inputs().size() || node.inputs().get(index).isEmpty()) {
      return node.decimal(attribute, otherwise);
    }
    Value limit = input(node, index);
    require(
        node,
        limit.constant() && limit.shape().size() == 1,
        "expects a constant number as its " + attribute);
    return limit.data()[0];
  }

  private void arithmetic(OnnxNode node, Arithmetic operation) throws PolicyFormatException {
    require(node, node.inputs().size() == 2, "has " + node.inputs().size() + " inputs, not 2");
    Value left = input(node, 0);
    Value right = input(node, 1);
    Optional<Shape> common = Shape.broadcast(left.shape(), right.shape());
    require(
        node, common.isPresent(), "cannot combine " + left.shape() + " and " + right.shape());
    float[] a = stretch(node, left, common.get());
    float[] b = stretch(node, right, common.get());
    float[] output = values.allocate(common.get().size());
    boolean constant = left.constant() && right.constant();
    values.add(new KernelStep.Combine(operation, a, b, output), constant);
    define(node, new Value(common.get(), output, constant));
  }

  /** The elements repeated to fill a shape; the same array if they do already. */
  private float[] stretch(OnnxNode node, Value value, Shape shape) throws PolicyFormatException {
    require(
        node,
        Shape.broadcast(value.shape(), shape).filter(shape::equals).isPresent(),
        "cannot stretch " + value.shape() + " to " + shape);
    if (value.shape().size() == shape.size()) {
      return value.data();
    }
    return gather(value, value.shape().stretchTo(shape));
  }

  private float[] gather(Value value, int[] index) throws PolicyFormatException {
    values.reserve(index.length);
    float[] output = values.allocate(index.length);
    values.add(new KernelStep.Gather(index, value.data(), output), value.constant());
    return output;
  }

  private void concat(OnnxNode node) throws PolicyFormatException {
    require(node, !node.inputs().isEmpty(), "has nothing to join");
    Shape first = shape(node);
    int axis = first.axis(node.integer("axis", 1));
    long extent = 0;
    boolean constant = true;
    for (int i = 0; i < node.inputs().size(); i++) {
      Value part = input(node, i);
      require(
          node,
          part.shape().rank() == first.rank()
              && part.shape().with(axis, 1).equals(first.with(axis, 1)),
          "cannot join " + first + " and " + part.shape());
      extent += part.shape().dims()[axis];
      constant &= part.constant();
    }
    Shape joined = first.with(axis, (int) Math.min(extent, Integer.MAX_VALUE));
    float[] output = values.allocate(joined.size());
    int[] strides = joined.strides();
    int start = 0;
    for (int i = 0; i < node.inputs().size(); i++) {
      Value part = input(node, i);
      values.reserve(part.shape().size());
      int[] index = part.shape().index(start, strides);
      values.add(new KernelStep.Scatter(index, part.data(), output), constant);
      start += part.shape().dims()[axis] * strides[axis];
    }
    define(node, new Value(joined, output, constant));
  }

  private void slice(OnnxNode node) throws PolicyFormatException {
    Value x = input(node, 0);
    Slicing slicing =
        Slicing.of(
            x.shape(),
            required(node, 1, "starts"),
            required(node, 2, "ends"),
            integers(node, 3, "axes"),
            integers(node, 4, "steps"));
    Shape shape = slicing.shape();
    define(node, new Value(shape, gather(x, slicing.index()), x.constant()));
  }

  private void transpose(OnnxNode node) throws PolicyFormatException {
    Value x = input(node, 0);
    Shape from = x.shape();
    long[] order = node.integers("perm").orElseGet(() -> Reshaping.reversed(from.rank()));
    int[] dims = new int[from.rank()];
    int[] steps = new int[from.rank()];
    require(node, order.length == from.rank(), "cannot reorder the axes of " + from);
    for (int i = 0; i < dims.length; i++) {
      int axis = from.axis(order[i]);
      dims[i] = from.dims()[axis];
      steps[i] = from.strides()[axis];
    }
    Shape to = new Shape(dims);
    require(
        node, Arrays.stream(order).distinct().count() == order.length, "repeats an axis of " + from);
    define(node, new Value(to, gather(x, to.index(0, steps)), x.constant()));
  }

  private void constant(OnnxNode node) throws PolicyFormatException {
    Optional<OnnxAttribute.Tensor> tensor =
        node.attribute(OnnxAttribute.Tensor.class, "value");
    String name = node.outputs().get(0);
    if (tensor.isPresent()) {
      values.define(name, tensor.get().value());
      return;
    }
    Optional<float[]> floats =
        node.attribute(OnnxAttribute.Decimals.class, "value_floats")
            .map(OnnxAttribute.Decimals::values)
            .filter(list -> list.length > 0);
    float single = node.decimal("value_float", Float.NaN);
    require(node, floats.isPresent() || !Float.isNaN(single), "is not of 32-bit floats");
    Shape shape = floats.map(list -> new Shape(list.length)).orElseGet(Shape::new);
    values.define(name, new Value(shape, floats.orElse(new float[] {single}), true));
  }

  private void reshape(OnnxNode node, Shape shape) throws PolicyFormatException {
    Value x = input(node, 0);
    require(
        node,
        x.shape().size() == shape.size(),
        "cannot make " + shape + " of " + x.shape());
    define(node, new Value(shape, x.data(), x.constant()));
  }

  private long[] reshapeTo(OnnxNode node) throws PolicyFormatException {
    return required(node, 1, "shape");
  }

  private Shape shape(OnnxNode node) throws PolicyFormatException {
    return input(node, 0).shape();
  }

  private Value input(OnnxNode node, int index) throws PolicyFormatException {
    List<String> names = node.inputs();
    return Optional.of(index)
        .filter(i -> i < names.size())
        .flatMap(i -> values.floats(names.get(i)))
        .orElseThrow(
            () -> unsupported(node, "expects 32-bit floats as its input " + (index + 1)));
  }

  /** Constant integers: an input in newer operator sets, an attribute in older ones. */
  private Optional<long[]> integers(OnnxNode node, int index, String attribute)
      throws PolicyFormatException {
    if (index >= node.inputs().size() || node.inputs().get(index).isEmpty()) {
      return node.integers(attribute);
    }
    Optional<long[]> found = values.integers(node.inputs().get(index));
    require(node, found.isPresent(), "expects constant integers as its " + attribute);
    return found;
  }

  private long[] required(OnnxNode node, int index, String attribute)
      throws PolicyFormatException {
    Optional<long[]> found = integers(node, index, attribute);
    require(node, found.isPresent(), "has no " + attribute);
    return found.orElseThrow();
  }

  private void define(OnnxNode node, Value value) throws PolicyFormatException {
    values.define(node.outputs().get(0), value);
  }

  private void require(OnnxNode node, boolean condition, String problem)
      throws UnsupportedGraphException {
    if (!condition) {
      throw unsupported(node, problem);
    }
  }

  private UnsupportedGraphException unsupported(OnnxNode node, String problem) {
    return new UnsupportedGraphException(source, node.label(), node.opType(), problem);
  }
}
