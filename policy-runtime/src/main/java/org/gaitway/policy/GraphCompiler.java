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
 * Compiles an ONNX graph into a {@link KernelPolicy}. Nodes that neither the action nor a state
 * depends on are left out.
 */
final class GraphCompiler {
  /** Most nodes; policies have dozens. */
  private static final int MAX_NODES = 4096;

  private final String source;
  private final OnnxGraph graph;
  private final GraphPorts ports;
  private final GraphValues values;

  private GraphCompiler(String source, OnnxGraph graph, GraphPorts ports) {
    this.source = source;
    this.graph = graph;
    this.ports = ports;
    values = new GraphValues(source);
  }

  /**
   * @param source the file, for messages
   * @param ports which inputs and outputs are what
   * @throws UnsupportedGraphException if a node is beyond the kernel
   * @throws PolicyFormatException if the graph is malformed
   */
  static KernelPolicy compile(String source, OnnxGraph graph, GraphPorts ports)
      throws PolicyFormatException {
    return new GraphCompiler(source, graph, ports).compile();
  }

  private KernelPolicy compile() throws PolicyFormatException {
    if (graph.nodes().size() > MAX_NODES) {
      throw malformed("expected at most " + MAX_NODES + " nodes, found " + graph.nodes().size());
    }
    for (OnnxTensor tensor : graph.initializers()) {
      values.define(tensor.name(), tensor);
    }
    List<float[]> observation = new ArrayList<>();
    for (OnnxValue port : ports.observation()) {
      observation.add(input(port));
    }
    List<float[]> stateInputs = new ArrayList<>();
    for (StateLoop state : ports.states()) {
      stateInputs.add(input(state.input()));
    }
    NodeCompiler nodes = new NodeCompiler(source, values);
    for (OnnxNode node : needed()) {
      nodes.compile(node);
    }
    List<KernelPolicy.Memory> memories = new ArrayList<>();
    for (int i = 0; i < stateInputs.size(); i++) {
      memories.add(memory(ports.states().get(i), stateInputs.get(i)));
    }
    return new KernelPolicy(values.steps(), observation, action(), memories);
  }

  private float[] input(OnnxValue port) throws PolicyFormatException {
    try {
      Shape shape = PortShape.of(port);
      Value value = new Value(shape, values.allocate(shape.size()), false);
      values.define(port.name(), value);
      return value.data();
    } catch (IllegalArgumentException e) {
      throw new PolicyFormatException(source, e.getMessage(), e);
    }
  }

  private KernelPolicy.Memory memory(StateLoop state, float[] input) throws PolicyFormatException {
    Value output = output(state.output());
    if (output.data().length != input.length) {
      throw malformed(
          String.format(
              "the state '%s' has %d values, but '%s' gives %d",
              state.input().name(), input.length, state.output(), output.data().length));
    }
    return new KernelPolicy.Memory(input, output.data());
  }

  /** The nodes that the action or a state depends on, in the order of the file. */
  private List<OnnxNode> needed() {
    Set<String> wanted = new HashSet<>(Set.of(ports.action()));
    ports.states().forEach(state -> wanted.add(state.output()));
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

  private float[] action() throws PolicyFormatException {
    Value output = output(ports.action());
    Shape shape = output.shape();
    if (shape.size() != shape.last()) {
      throw malformed(
          "expected the output '" + ports.action() + "' to be 1 x actions, found " + shape);
    }
    return output.data();
  }

  private Value output(String name) throws PolicyFormatException {
    Optional<Value> output;
    try {
      output = values.floats(name);
    } catch (IllegalArgumentException e) {
      throw new PolicyFormatException(source, "the output " + e.getMessage(), e);
    }
    return output.orElseThrow(
        () -> malformed("no node makes the output '" + name + "' as 32-bit floats"));
  }

  private PolicyFormatException malformed(String problem) {
    return new PolicyFormatException(source, problem);
  }
}
