package org.gaitway.policy.onnx;

/** A constant parameter of a node (AttributeProto). */
public sealed interface OnnxAttribute {
  /** Name of the attribute. */
  String name();

  /** A float. */
  record Decimal(String name, float value) implements OnnxAttribute {}

  /** An integer. */
  record Integer(String name, long value) implements OnnxAttribute {}

  /** A list of floats; the record's own array, read only. */
  record Decimals(String name, float[] values) implements OnnxAttribute {}

  /** A list of integers; the record's own array, read only. */
  record Integers(String name, long[] values) implements OnnxAttribute {}

  /** A tensor, as in a Constant node. */
  record Tensor(String name, OnnxTensor value) implements OnnxAttribute {}

  /** A kind that this package does not represent: a string, a graph, ... */
  record Other(String name) implements OnnxAttribute {}
}
