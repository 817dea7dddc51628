package org.gaitway.policy.onnx;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One operator of a graph (NodeProto).
 *
 * @param name name of the node, empty if it has none
 * @param opType name of the operator, for example {@code Gemm}
 * @param domain operator set; empty is ONNX's own
 * @param inputs names of the values read; an empty name is an input left out
 * @param outputs names of the values made
 * @param attributes constant parameters
 */
public record OnnxNode(
    String name,
    String opType,
    String domain,
    List<String> inputs,
    List<String> outputs,
    List<OnnxAttribute> attributes) {

  /** Copies the lists. */
  public OnnxNode {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(opType, "opType");
    Objects.requireNonNull(domain, "domain");
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = List.copyOf(attributes);
  }

  /** A node of ONNX's own operator set with one output, which also names the node. */
  public static OnnxNode of(
      String opType, List<String> inputs, String output, OnnxAttribute... attributes) {
    return new OnnxNode(output, opType, "", inputs, List.of(output), List.of(attributes));
  }

  /** The attribute of that name and kind, if the node has it. */
  public <T extends OnnxAttribute> Optional<T> attribute(Class<T> kind, String attributeName) {
    return attributes.stream()
        .filter(a -> kind.isInstance(a) && a.name().equals(attributeName))
        .map(kind::cast)
        .findFirst();
  }

  /** The integer attribute of that name, or {@code otherwise}. */
  public long integer(String attributeName, long otherwise) {
    return attribute(OnnxAttribute.Integer.class, attributeName)
        .map(OnnxAttribute.Integer::value)
        .orElse(otherwise);
  }

  /** The float attribute of that name, or {@code otherwise}. */
  public float decimal(String attributeName, float otherwise) {
    return attribute(OnnxAttribute.Decimal.class, attributeName)
        .map(OnnxAttribute.Decimal::value)
        .orElse(otherwise);
  }

  /** The attribute of that name that lists integers, if the node has it. */
  public Optional<long[]> integers(String attributeName) {
    return attribute(OnnxAttribute.Integers.class, attributeName)
        .map(OnnxAttribute.Integers::values);
  }

  /** How messages call this node: its name, else its first output. */
  public String label() {
    if (!name.isEmpty()) {
      return name;
    }
    return outputs.isEmpty() ? "(unnamed)" : outputs.get(0);
  }
}
