package org.gaitway.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gaitway.policy.onnx.OnnxNode;

/** Compiles one node at a time, each by the handler of its operator. */
final class NodeCompiler {
  private static final Map<String, NodeHandler> HANDLERS = handlers();
  private static final Map<String, NodeHandler> INTEGER_HANDLERS = IntegerNodes.handlers();

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

  private static Map<String, NodeHandler> handlers() {
    Map<String, NodeHandler> handlers = new HashMap<>();
    handlers.putAll(DenseNodes.handlers());
    handlers.putAll(ElementwiseNodes.handlers());
    handlers.putAll(ShapeNodes.handlers());
    handlers.putAll(JoiningNodes.handlers());
    handlers.putAll(ReductionNodes.handlers());
    handlers.putAll(RecurrentNodes.handlers());
    return Map.copyOf(handlers);
  }

  /** ONNX's names of the operators that the kernel computes. */
  static Set<String> operators() {
    return HANDLERS.keySet();
  }

  /**
   * @throws UnsupportedGraphException if the node is beyond the kernel
   * @throws PolicyFormatException if it reads what is not there or makes what is
   */
  void compile(OnnxNode node) throws PolicyFormatException {
    NodeReader reader = new NodeReader(source, values, node);
    reader.require(
        node.domain().isEmpty(),
        "is of the operator set '" + node.domain() + "', which is beyond the kernel");
    requireInputs(node);
    NodeHandler handler = HANDLERS.get(node.opType());
    if (INTEGER_HANDLERS.containsKey(node.opType()) && reader.hasOnlyIntegers()) {
      handler = INTEGER_HANDLERS.get(node.opType());
    }
    reader.require(handler != null, "is beyond the kernel");
    try {
      handler.compile(reader);
    } catch (IllegalArgumentException e) {
      throw reader.unsupported(e.getMessage());
    }
  }

  private void requireInputs(OnnxNode node) throws PolicyFormatException {
    for (String input : node.inputs()) {
      if (!input.isEmpty() && !values.isDefined(input)) {
        throw new PolicyFormatException(
            source,
            "node '" + node.label() + "' reads '" + input + "', which nothing before it makes");
      }
    }
  }
}
