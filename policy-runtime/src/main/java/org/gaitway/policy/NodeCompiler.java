package org.gaitway.policy;

import java.util.Optional;
import java.util.function.BiFunction;
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
    NodeReader in = new NodeReader(source, values, node);
    in.require(
        node.domain().isEmpty(), "is of the operator set '" + node.domain() + "'; " + SUPPORTED);
    in.require(
        node.outputs().size() == 1, "makes " + node.outputs().size() + " values; " + SUPPORTED);
    for (String input : node.inputs()) {
      if (!input.isEmpty() && !values.isDefined(input)) {
        throw new PolicyFormatException(
            source,
            "node '" + node.label() + "' reads '" + input + "', which nothing before it makes");
      }
    }
    try {
      dispatch(in);
    } catch (IllegalArgumentException e) {
      throw in.unsupported(e.getMessage());
    }
  }

  private void dispatch(NodeReader in) throws PolicyFormatException {
    Optional<Arithmetic> arithmetic = Arithmetic.of(in.node().opType());
    if (arithmetic.isPresent()) {
      arithmetic(in, arithmetic.get());
      return;
    }
    switch (in.node().opType()) {
      case "Gemm" -> gemm(in);
      case "MatMul" -> matMul(in);
      case "Tanh", "Relu", "Sigmoid", "Softplus" ->
          activation(in, Operators.activation(in.node().opType()).orElseThrow());
      case "Elu" -> elu(in);
      case "Clip" -> clip(in);
      case "Constant" -> constant(in);
      case "Concat" -> concat(in);
      case "Slice" -> slice(in);
      case "Transpose" -> transpose(in);
      case "Identity" -> in.define(in.input(0));
      case "Reshape" -> reshape(in, Reshaping.reshape(in.shape(), in.required(1, "shape")));
      case "Flatten" -> reshape(in, Reshaping.flatten(in.shape(), in.node().integer("axis", 1)));
      case "Squeeze" -> reshape(in, Reshaping.squeeze(in.shape(), in.integers(1, "axes")));
      case "Unsqueeze" -> reshape(in, Reshaping.unsqueeze(in.shape(), in.required(1, "axes")));
      default -> throw in.unsupported("is beyond the kernel; " + SUPPORTED);
    }
  }

  private void gemm(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    Value w = in.input(1);
    boolean transposeX = in.node().integer("transA", 0) != 0;
    boolean transposeW = in.node().integer("transB", 0) != 0;
    float alpha = in.node().decimal("alpha", 1);
    float beta = in.node().decimal("beta", 1);
    in.require(x.shape().rank() == 2, "expects a matrix, found " + x.shape());
    int batch = x.shape().dims()[transposeX ? 1 : 0];
    in.require(batch == 1, "expects one row of inputs, found " + x.shape());
    MatrixVector.Weights weights = weights(in, w, transposeW, alpha);
    float[] bias = values.allocate(w.shape().dims()[transposeW ? 0 : 1]);
    if (in.hasInput(2)) {
      Value c = in.input(2);
      in.require(c.constant(), "expects a constant bias");
      float[] full = stretch(in, c, new Shape(1, bias.length));
      for (int i = 0; i < bias.length; i++) {
        bias[i] = beta * full[i];
      }
    }
    dense(in, x, weights, bias, new Shape(1, bias.length));
  }

  private void matMul(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    Value w = in.input(1);
    MatrixVector.Weights weights = weights(in, w, false, 1);
    float[] bias = values.allocate(w.shape().last());
    int rank = x.shape().rank();
    in.require(
        rank > 0 && x.shape().size() == x.shape().last(),
        "expects one row of inputs, found " + x.shape());
    dense(in, x, weights, bias, x.shape().with(rank - 1, bias.length));
  }

  private void dense(
      NodeReader in, Value x, MatrixVector.Weights weights, float[] bias, Shape shape)
      throws PolicyFormatException {
    in.require(
        x.shape().size() == weights.inputs(),
        "multiplies " + x.shape().size() + " inputs by weights for " + weights.inputs());
    values.reserve((weights.inputs() + 1L) * MatrixVector.paddedLength(bias.length));
    float[] output = values.allocate(bias.length);
    values.add(
        new KernelStep.Dense(new MatrixVector(weights, bias), x.data(), output), x.constant());
    in.define(new Value(shape, output, x.constant()));
  }

  private MatrixVector.Weights weights(
      NodeReader in, Value matrix, boolean transposed, float factor)
      throws UnsupportedGraphException {
    in.require(
        matrix.constant() && matrix.shape().rank() == 2, "expects a constant matrix of weights");
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

  /** One step from the first input to an output of the same shape. */
  private void elementwise(NodeReader in, BiFunction<float[], float[], KernelStep> step)
      throws PolicyFormatException {
    Value x = in.input(0);
    float[] output = values.allocate(x.data().length);
    values.add(step.apply(x.data(), output), x.constant());
    in.define(new Value(x.shape(), output, x.constant()));
  }

  private void activation(NodeReader in, Activation function) throws PolicyFormatException {
    elementwise(in, (x, y) -> new KernelStep.Activate(function, x, y));
  }

  private void elu(NodeReader in) throws PolicyFormatException {
    float alpha = in.node().decimal("alpha", 1);
    elementwise(in, (x, y) -> new KernelStep.ScaledElu(alpha, x, y));
  }

  private void clip(NodeReader in) throws PolicyFormatException {
    float low = limit(in, 1, "min", Float.NEGATIVE_INFINITY);
    float high = limit(in, 2, "max", Float.POSITIVE_INFINITY);
    elementwise(in, (x, y) -> new KernelStep.Clip(low, high, x, y));
  }

  /** A limit of Clip: an input since opset 11, an attribute before. */
  private float limit(NodeReader in, int index, String attribute, float otherwise)
      throws PolicyFormatException {
    if (!in.hasInput(index)) {
      return in.node().decimal(attribute, otherwise);
    }
    Value limit = in.input(index);
    in.require(
        limit.constant() && limit.shape().size() == 1,
        "expects a constant number as its " + attribute);
    return limit.data()[0];
  }

  private void arithmetic(NodeReader in, Arithmetic operation) throws PolicyFormatException {
    in.require(
        in.node().inputs().size() == 2, "has " + in.node().inputs().size() + " inputs, not 2");
    Value left = in.input(0);
    Value right = in.input(1);
    Optional<Shape> common = Shape.broadcast(left.shape(), right.shape());
    in.require(common.isPresent(), "cannot combine " + left.shape() + " and " + right.shape());
    float[] a = stretch(in, left, common.get());
    float[] b = stretch(in, right, common.get());
    float[] output = values.allocate(common.get().size());
    boolean constant = left.constant() && right.constant();
    values.add(new KernelStep.Combine(operation, a, b, output), constant);
    in.define(new Value(common.get(), output, constant));
  }

  /** The elements repeated to fill a shape; the same array if they do already. */
  private float[] stretch(NodeReader in, Value value, Shape shape) throws PolicyFormatException {
    in.require(
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

  private void concat(NodeReader in) throws PolicyFormatException {
    in.require(!in.node().inputs().isEmpty(), "has nothing to join");
    Shape first = in.shape();
    int axis = first.axis(in.node().integer("axis", 1));
    long extent = 0;
    boolean constant = true;
    for (int i = 0; i < in.node().inputs().size(); i++) {
      Value part = in.input(i);
      in.require(
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
    for (int i = 0; i < in.node().inputs().size(); i++) {
      Value part = in.input(i);
      values.reserve(part.shape().size());
      int[] index = part.shape().index(start, strides);
      values.add(new KernelStep.Scatter(index, part.data(), output), constant);
      start += part.shape().dims()[axis] * strides[axis];
    }
    in.define(new Value(joined, output, constant));
  }

  private void slice(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    Slicing slicing =
        Slicing.of(
            x.shape(),
            in.required(1, "starts"),
            in.required(2, "ends"),
            in.integers(3, "axes"),
            in.integers(4, "steps"));
    Shape shape = slicing.shape();
    in.define(new Value(shape, gather(x, slicing.index()), x.constant()));
  }

  private void transpose(NodeReader in) throws PolicyFormatException {
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
    in.define(new Value(to, gather(x, to.index(0, steps)), x.constant()));
  }

  private void constant(NodeReader in) throws PolicyFormatException {
    Optional<OnnxAttribute.Tensor> tensor =
        in.node().attribute(OnnxAttribute.Tensor.class, "value");
    String name = in.node().outputs().get(0);
    if (tensor.isPresent()) {
      values.define(name, tensor.get().value());
      return;
    }
    Optional<float[]> floats =
        in.node()
            .attribute(OnnxAttribute.Decimals.class, "value_floats")
            .map(OnnxAttribute.Decimals::values)
            .filter(list -> list.length > 0);
    float single = in.node().decimal("value_float", Float.NaN);
    in.require(floats.isPresent() || !Float.isNaN(single), "is not of 32-bit floats");
    Shape shape = floats.map(list -> new Shape(list.length)).orElseGet(Shape::new);
    values.define(name, new Value(shape, floats.orElse(new float[] {single}), true));
  }

  private void reshape(NodeReader in, Shape shape) throws PolicyFormatException {
    Value x = in.input(0);
    in.require(x.shape().size() == shape.size(), "cannot make " + shape + " of " + x.shape());
    in.define(new Value(shape, x.data(), x.constant()));
  }
}
