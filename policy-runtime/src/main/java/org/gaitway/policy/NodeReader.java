package org.gaitway.policy;

import java.util.List;
import java.util.Optional;
import org.gaitway.policy.GraphValues.Value;
import org.gaitway.policy.onnx.OnnxNode;

/**
 * A node and the values that it reads; what is missing becomes an error that names the node.
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

  /** Shape of the first input. */
  Shape shape() throws UnsupportedGraphException {
    return input(0).shape();
  }

  /** Whether the input at that place is given. */
  boolean hasInput(int index) {
    return index < node.inputs().size() && !node.inputs().get(index).isEmpty();
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

  /** Makes the node's output known. */
  void define(Value value) throws PolicyFormatException {
    values.define(node.outputs().get(0), value);
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
