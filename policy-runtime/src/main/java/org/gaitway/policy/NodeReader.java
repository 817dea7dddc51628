package org.gaitway.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gaitway.policy.GraphValues.Value;
import org.gaitway.policy.onnx.OnnxNode;

/**
 * A node and the values that it reads; what is missing becomes an error that names the node. Steps
 * that many operators are made of are added here.
 *
 * @param source the file, for messages
 * @param values what the node reads and makes
 */
record NodeReader(String source, GraphValues values, OnnxNode node) {

  /**
   * The array of floats at a place among the inputs.
   *
   * @throws UnsupportedGraphException if there is none
   */
  Value input(int index) throws UnsupportedGraphException {
    List<String> names = node.inputs();
    return Optional.of(index)
        .filter(i -> i < names.size())
        .flatMap(i -> values.floats(names.get(i)))
        .orElseThrow(() -> unsupported("expects 32-bit floats as its input " + (index + 1)));
  }

  /** As {@link #input}, but known before the first run. */
  Value constant(int index, String what) throws UnsupportedGraphException {
    Value value = input(index);
    require(value.constant(), "expects a constant " + what);
    return value;
  }

  /** Shape of the first input. */
  Shape shape() throws UnsupportedGraphException {
    return input(0).shape();
  }

  /** Whether the input at that place is given. */
  boolean hasInput(int index) {
    return index < node.inputs().size() && !node.inputs().get(index).isEmpty();
  }

  /** Whether there are inputs and all are constant integers. */
  boolean hasOnlyIntegers() {
    return !node.inputs().isEmpty()
        && node.inputs().stream().allMatch(name -> values.integers(name).isPresent());
  }

  /**
   * Constant integers: an input in newer operator sets, an attribute in older ones.
   *
   * @throws UnsupportedGraphException if they are computed
   */
  Optional<long[]> integers(int index, String attribute) throws UnsupportedGraphException {
    if (!hasInput(index)) {
      return node.integers(attribute);
    }
    Optional<long[]> found = values.integers(node.inputs().get(index));
    require(found.isPresent(), "expects constant integers as its " + attribute);
    return found;
  }

  /** As {@link #integers}, but they must be there. */
  long[] required(int index, String attribute) throws UnsupportedGraphException {
    Optional<long[]> found = integers(index, attribute);
    require(found.isPresent(), "has no " + attribute);
    return found.orElseThrow();
  }

  /** A constant number: an input in newer operator sets, an attribute in older ones. */
  float number(int index, String attribute, float otherwise) throws UnsupportedGraphException {
    if (!hasInput(index)) {
      return node.decimal(attribute, otherwise);
    }
    Value number = input(index);
    require(
        number.constant() && number.shape().size() == 1,
        "expects a constant number as its " + attribute);
    return number.data()[0];
  }

  /** A step from an array to another of the same shape. */
  Value map(Value x, BiFunction<float[], float[], KernelStep> step) throws PolicyFormatException {
    float[] output = values.allocate(x.data().length);
    values.add(step.apply(x.data(), output), x.constant());
    return new Value(x.shape(), output, x.constant());
  }

  /** left (op) right, the smaller one repeated to fill the larger. */
  Value combine(Arithmetic operation, Value left, Value right) throws PolicyFormatException {
    Optional<Shape> common = Shape.broadcast(left.shape(), right.shape());
    require(common.isPresent(), "cannot combine " + left.shape() + " and " + right.shape());
    float[] a = stretch(left, common.get());
    float[] b = stretch(right, common.get());
    float[] output = values.allocate(common.get().size());
    boolean constant = left.constant() && right.constant();
    values.add(new KernelStep.Combine(operation, a, b, output), constant);
    return new Value(common.get(), output, constant);
  }

  /** left (op) number. */
  Value combine(Arithmetic operation, Value left, float number) throws PolicyFormatException {
    return combine(operation, left, new Value(new Shape(), new float[] {number}, true));
  }

  /** The elements repeated to fill a shape; the same array if they do already. */
  float[] stretch(Value value, Shape shape) throws PolicyFormatException {
    require(
        Shape.broadcast(value.shape(), shape).filter(shape::equals).isPresent(),
        "cannot stretch " + value.shape() + " to " + shape);
    if (value.shape().size() == shape.size()) {
      return value.data();
    }
    return gather(value, shape, value.shape().stretchTo(shape)).data();
  }

  /** An array whose elements are those of another at these places. */
  Value gather(Value value, Shape shape, int[] index) throws PolicyFormatException {
    values.reserve(index.length);
    float[] output = values.allocate(index.length);
    values.add(new KernelStep.Gather(index, value.data(), output), value.constant());
    return new Value(shape, output, value.constant());
  }

  /** Makes the node's first output known. */
  void define(Value value) throws PolicyFormatException {
    define(0, value);
  }

  /** Makes one of the node's outputs known, if the node has it. */
  void define(int index, Value value) throws PolicyFormatException {
    require(!node.outputs().isEmpty(), "makes nothing");
    if (index < node.outputs().size() && !node.outputs().get(index).isEmpty()) {
      values.define(node.outputs().get(index), value);
    }
  }

  /**
   * @throws UnsupportedGraphException unless the condition holds
   */
  void require(boolean condition, String problem) throws UnsupportedGraphException {
    if (!condition) {
      throw unsupported(problem);
    }
  }

  /** The error that says what of this node is beyond the kernel. */
  UnsupportedGraphException unsupported(String problem) {
    return new UnsupportedGraphException(source, node.label(), node.opType(), problem);
  }
}
