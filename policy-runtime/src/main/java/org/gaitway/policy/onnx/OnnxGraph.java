package org.gaitway.policy.onnx;

import java.util.List;
import java.util.Objects;

/**
 * A computation graph (GraphProto).
 *
 * @param name name of the graph
 * @param nodes operators in an order in which they can be computed
 * @param initializers constants, referred to by name
 * @param inputs values that the caller provides; files before IR version 4 list constants here too
 * @param outputs values that the caller receives
 */
public record OnnxGraph(
    String name,
    List<OnnxNode> nodes,
    List<OnnxTensor> initializers,
    List<OnnxValue> inputs,
    List<OnnxValue> outputs) {

  /** Copies the lists. */
  public OnnxGraph {
    Objects.requireNonNull(name, "name");
    nodes = List.copyOf(nodes);
    initializers = List.copyOf(initializers);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
