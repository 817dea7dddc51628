package org.gaitway.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaitway.policy.GraphValues.Value;
import org.gaitway.policy.onnx.OnnxGraph;
import org.gaitway.policy.onnx.OnnxNode;
import org.gaitway.policy.onnx.OnnxTensor;
import org.gaitway.policy.onnx.OnnxValue;

/**
 * Compiles an ONNX graph with one input and one relevant output into a {@link KernelPolicy}. Nodes
 * that the output does not depend on are left out.
 */
final class GraphCompiler {
  /** Most nodes; policies have dozens. */
  private static final int MAX_NODES = 4096;

  /** Names that tell the action among several outputs, for files with a value estimate beside. */
  private static final List<String> ACTION_NAMES =
      List.of("action", "actions", "continuous_actions");

  private final String source;
  private final OnnxGraph graph;
  private final GraphValues values;

  private GraphCompiler(String source, OnnxGraph graph) {
    this.source = source;
    this.graph = graph;
    values = new GraphValues(source);
  }

  /**
   * @param source the file, for messages
   * @throws UnsupportedGraphException if a node is beyond the kernel
   * @throws PolicyFormatException if the graph is malformed
   */
  static KernelPolicy compile(String source, OnnxGraph graph) throws PolicyFormatException {
    return new GraphCompiler(source, graph).compile();
  }

  private KernelPolicy compile() throws PolicyFormatException {
    if (graph.nodes().size() > MAX_NODES) {
      throw malformed("expected at most " + MAX_NODES + " nodes, found " + graph.nodes().size());
    }
    Set<String> constants = new HashSet<>();
    for (OnnxTensor tensor : graph.initializers()) {
      values.define(tensor.name(), tensor);
      constants.add(tensor.name());
    }
    Value input = input(constants);
    String outputName = outputName();
    NodeCompiler nodes = new NodeCompiler(source, values);
    for (OnnxNode node : needed(outputName)) {
      nodes.compile(node);
    }
    return new KernelPolicy(values.steps(), input.data(), output(outputName).data());
  }

  private Value input(Set<String> constants) throws PolicyFormatException {
    List<OnnxValue> inputs =
        graph.inputs().stream().filter(value -> !constants.contains(value.name())).toList();
    if (inputs.size() != 1) {
      throw malformed(
          "expected one input, the observation, found "
              + inputs.stream().map(OnnxValue::name).toList());
    }
    OnnxValue input = inputs.get(0);
    if (input.elementType() != OnnxValue.FLOAT) {
      throw malformed("expected an input of 32-bit floats, found type " + input.elementType());
    }
    Shape shape = vectorShape(input);
    Value value = new Value(shape, values.allocate(shape.size()), false);
    values.define(input.name(), value);
    return value;
  }

  /** The input's shape, with one for a batch size that the file leaves open. */
  private Shape vectorShape(OnnxValue input) throws PolicyFormatException {
    long[] dims = input.dims().clone();
    for (int i = 0; i + 1 < dims.length; i++) {
      dims[i] = dims[i] < 1 ? 1 : dims[i];
    }
    boolean isVector = dims.length > 0 && dims[dims.length - 1] >= 1;
    for (int i = 0; i + 1 < dims.length; i++) {
      isVector &= dims[i] == 1;
    }
    if (!isVector) {
      throw malformed(
          "expected the input '"
              + input.name()
              + "' to be 1 x observations with a fixed number of"
              + " observations, found "
              + describe(input.dims()));
    }
    try {
      return GraphValues.shape(dims);
    } catch (IllegalArgumentException e) {
      throw new PolicyFormatException(source, "the input " + e.getMessage(), e);
    }
  }

  private static String describe(long[] dims) {
    List<String> extents = new ArrayList<>();
    for (long dim : dims) {
      extents.add(dim < 1 ? "?" : String.valueOf(dim));
    }
    return extents.isEmpty() ? "no shape" : String.join(" x ", extents);
  }

  private String outputName() throws PolicyFormatException {
    List<String> names = graph.outputs().stream().map(OnnxValue::name).toList();
    if (names.size() == 1) {
      return names.get(0);
    }
    return ACTION_NAMES.stream()
        .filter(names::contains)
        .findFirst()
        .orElseThrow(
            () -> malformed("expected one output, or one of " + ACTION_NAMES + ", found " + names));
  }

  /** The nodes that the value depends on, in the order of the file. */
  private List<OnnxNode> needed(String value) {
    Set<String> wanted = new HashSet<>(Set.of(value));
    List<OnnxNode> needed = new ArrayList<>();
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      OnnxNode node = graph.nodes().get(i);
      if (node.outputs().stream().anyMatch(wanted::contains)) {
        wanted.addAll(node.inputs());
        needed.add(node);
      }
    }
    Collections.reverse(needed);
    return needed;
  }

  private Value output(String name) throws PolicyFormatException {
    Optional<Value> output;
    try {
      output = values.floats(name);
    } catch (IllegalArgumentException e) {
      throw new PolicyFormatException(source, "the output " + e.getMessage(), e);
    }
    if (output.isEmpty()) {
      throw malformed("no node makes the output '" + name + "' as 32-bit floats");
    }
    Shape shape = output.get().shape();
    if (shape.size() != shape.last()) {
      throw malformed("expected the output '" + name + "' to be 1 x actions, found " + shape);
    }
    return output.get();
  }

  private PolicyFormatException malformed(String problem) {
    return new PolicyFormatException(source, problem);
  }
}
