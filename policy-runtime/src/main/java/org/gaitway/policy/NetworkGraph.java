package org.gaitway.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.gaitway.policy.onnx.OnnxGraph;
import org.gaitway.policy.onnx.OnnxNode;
import org.gaitway.policy.onnx.OnnxTensor;
import org.gaitway.policy.onnx.OnnxValue;

/**
 * Writes a {@link PolicyNetwork} as an ONNX graph: Sub, Div, Clip for the normaliser, ReduceL2,
 * Max, Div, Gather and Concat for an encoder's numbers, Gemm and an activation for each layer, Mul,
 * Add, Max, Min for the action. (Clip takes one limit for all values; joints differ.) Infinite
 * limits leave their node out.
 */
final class NetworkGraph {
  static final String OBSERVATION = "observation";
  static final String ACTION = "action";
  static final String ENCODER = "encoder";
  static final String LAYER = "layer";
  static final String PRESENT = "encoder.present";
  static final String SHORTEST = "encoder.shortest";
  private static final OnnxAttribute COLUMNS = new OnnxAttribute.Integer("axis", 1);

  private final List<OnnxNode> nodes = new ArrayList<>();
  private final List<OnnxTensor> constants = new ArrayList<>();
  private String value = OBSERVATION;

  private NetworkGraph() {}

  static OnnxGraph encode(PolicyNetwork network) {
    NetworkGraph graph = new NetworkGraph();
    graph.normaliser(network);
    network.encoder().ifPresent(graph::encoder);
    for (int i = 0; i < network.layers().size(); i++) {
      graph.layer(LAYER + i, network.layers().get(i));
    }
    graph.actionMap(network);
    return new OnnxGraph(
        "policy",
        graph.nodes,
        graph.constants,
        List.of(OnnxValue.ofFloats(OBSERVATION, 1, network.observationSize())),
        List.of(OnnxValue.ofFloats(ACTION, 1, network.actionSize())));
  }

  private void normaliser(PolicyNetwork network) {
    arithmetic("Sub", "observation.mean", network.observationMean());
    arithmetic("Div", "observation.std", network.observationStd());
    float clip = network.observationClip();
    if (Float.isFinite(clip)) {
      String low = scalar("observation.clip.low", -clip);
      String high = scalar("observation.clip.high", clip);
      apply(OnnxNode.of("Clip", List.of(value, low, high), "observation.clipped"));
    }
  }

  private void encoder(LatentEncoder encoder) {
    String observed = value;
    for (int i = 0; i < encoder.layers().size(); i++) {
      layer(ENCODER + i, encoder.layers().get(i));
    }
    String told = value;
    apply(OnnxNode.of("ReduceL2", List.of(told), "encoder.length"));
    String shortest = scalar(SHORTEST, encoder.shortest());
    apply(OnnxNode.of("Max", List.of(value, shortest), "encoder.divisor"));
    apply(OnnxNode.of("Div", List.of(told, value), "encoder.latent"));
    String latent = value;
    long[] present = Arrays.stream(encoder.present()).asLongStream().toArray();
    constants.add(OnnxTensor.ofIntegers(PRESENT, present, present.length));
    apply(OnnxNode.of("Gather", List.of(observed, PRESENT), "present", COLUMNS));
    apply(OnnxNode.of("Concat", List.of(value, latent), "told", COLUMNS));
  }

  private void layer(String name, DenseLayer layer) {
    String weights = name + ".weights";
    constants.add(OnnxTensor.ofFloats(weights, layer.weights(), layer.outputs(), layer.inputs()));
    String bias = vector(name + ".bias", layer.bias());
    apply(
        OnnxNode.of(
            "Gemm",
            List.of(value, weights, bias),
            name + ".sum",
            new OnnxAttribute.Integer("transB", 1)));
    activation(name, layer.activation());
  }

  private void activation(String name, Activation activation) {
    switch (activation) {
      case IDENTITY -> {}
      case SILU -> {
        String sum = value;
        apply(OnnxNode.of("Sigmoid", List.of(sum), name + ".sigmoid"));
        apply(OnnxNode.of("Mul", List.of(sum, value), name + ".silu"));
      }
      default -> {
        String opType = Operators.opType(activation);
        apply(OnnxNode.of(opType, List.of(value), name + ".activated"));
      }
    }
  }

  private void actionMap(PolicyNetwork network) {
    arithmetic("Mul", "action.scale", network.actionScale());
    arithmetic("Add", "action.offset", network.actionOffset());
    if (anyFinite(network.actionLow())) {
      arithmetic("Max", "action.low", network.actionLow());
    }
    if (anyFinite(network.actionHigh())) {
      arithmetic("Min", "action.high", network.actionHigh());
    }
    OnnxNode last = nodes.remove(nodes.size() - 1);
    apply(OnnxNode.of(last.opType(), last.inputs(), ACTION));
  }

  private static boolean anyFinite(float[] values) {
    for (float value : values) {
      if (Float.isFinite(value)) {
        return true;
      }
    }
    return false;
  }

  private void arithmetic(String opType, String name, float[] constant) {
    apply(OnnxNode.of(opType, List.of(value, vector(name, constant)), name + ".applied"));
  }

  private String vector(String name, float[] values) {
    constants.add(OnnxTensor.ofFloats(name, values, values.length));
    return name;
  }

  private String scalar(String name, float scalar) {
    constants.add(OnnxTensor.ofFloats(name, new float[] {scalar}));
    return name;
  }

  private void apply(OnnxNode node) {
    nodes.add(node);
    value = node.outputs().get(0);
  }
}
