package org.gaitway.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.gaitway.policy.onnx.OnnxGraph;
import org.gaitway.policy.onnx.OnnxModel;
import org.gaitway.policy.onnx.OnnxNode;
import org.gaitway.policy.onnx.OnnxTensor;
import org.gaitway.policy.onnx.OnnxValue;
import org.gaitway.policy.onnx.OnnxWriter;

/** Builds ONNX files node by node; the input is {@code obs}. */
final class TestGraph {
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final List<OnnxTensor> constants = new ArrayList<>();
  private final List<OnnxValue> outputs = new ArrayList<>();
  private final OnnxValue input;

  TestGraph(int inputs) {
    this(1, inputs);
  }

  TestGraph(long... inputDims) {
    input = OnnxValue.ofFloats("obs", inputDims);
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

  TestGraph output(String name, long... dims) {
    outputs.add(OnnxValue.ofFloats(name, dims));
    return this;
  }

  byte[] bytes() {
    OnnxGraph graph = new OnnxGraph("test", nodes, constants, List.of(input), outputs);
    return OnnxWriter.write(new OnnxModel(8, 17, "test", "", graph, new TreeMap<>()));
  }
}
