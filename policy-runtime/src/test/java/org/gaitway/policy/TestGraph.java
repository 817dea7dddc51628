package org.gaitway.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.gaitway.policy.onnx.OnnxGraph;
import org.gaitway.policy.onnx.OnnxModel;
import org.gaitway.policy.onnx.OnnxNode;
import org.gaitway.policy.onnx.OnnxTensor;
import org.gaitway.policy.onnx.OnnxValue;
import org.gaitway.policy.onnx.OnnxWriter;

/** Builds ONNX files node by node; the first input is {@code obs}. */
final class TestGraph {
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final List<OnnxTensor> constants = new ArrayList<>();
  private final List<OnnxValue> outputs = new ArrayList<>();
  private final List<OnnxValue> inputs = new ArrayList<>();
  private final SortedMap<String, String> metadata = new TreeMap<>();

  TestGraph(int inputs) {
    this(1, inputs);
  }

  TestGraph(long... inputDims) {
    input("obs", inputDims);
  }

  TestGraph input(String name, long... dims) {
    inputs.add(OnnxValue.ofFloats(name, dims));
    return this;
  }

  TestGraph metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  TestGraph constant(String name, float[] values, long... dims) {
    constants.add(OnnxTensor.ofFloats(name, values, dims));
    return this;
  }

  TestGraph integers(String name, long... values) {
    constants.add(OnnxTensor.ofIntegers(name, values, values.length));
    return this;
  }

  TestGraph node(String opType, String output, List<String> inputs, OnnxAttribute... attributes) {
    nodes.add(OnnxNode.of(opType, inputs, output, attributes));
    return this;
  }

  /** A node with several outputs. */
  TestGraph node(
      String opType, List<String> outputs, List<String> inputs, OnnxAttribute... attributes) {
    nodes.add(new OnnxNode(outputs.get(0), opType, "", inputs, outputs, List.of(attributes)));
    return this;
  }

  TestGraph output(String name, long... dims) {
    outputs.add(OnnxValue.ofFloats(name, dims));
    return this;
  }

  byte[] bytes() {
    OnnxGraph graph = new OnnxGraph("test", nodes, constants, inputs, outputs);
    return OnnxWriter.write(new OnnxModel(8, 17, "test", "", graph, metadata));
  }
}
