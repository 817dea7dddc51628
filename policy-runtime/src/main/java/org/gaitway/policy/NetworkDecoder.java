package org.gaitway.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.policy.onnx.OnnxGraph;
import org.gaitway.policy.onnx.OnnxNode;
import org.gaitway.policy.onnx.OnnxTensor;

/**
 * Finds the {@link PolicyNetwork} in a graph that {@link NetworkGraph} wrote, by encoding what the
 * constants say and comparing. A graph of another make has none.
 */
final class NetworkDecoder {
  private final OnnxGraph graph;
  private final Map<String, OnnxTensor> constants = new HashMap<>();

  private NetworkDecoder(OnnxGraph graph) {
    this.graph = graph;
    for (OnnxTensor tensor : graph.initializers()) {
      if (tensor.isFloat() || tensor.name().equals(NetworkGraph.PRESENT)) {
        constants.put(tensor.name(), tensor);
      }
    }
  }

  static Optional<PolicyNetwork> decode(OnnxGraph graph) {
    try {
      return new NetworkDecoder(graph)
          .network()
          .filter(network -> NetworkGraph.encode(network).nodes().equals(graph.nodes()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty(); // Constants of our names, but not a network: another's graph.
    }
  }

  private Optional<PolicyNetwork> network() {
    List<DenseLayer> layers = layers(NetworkGraph.LAYER);
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    int actions = layers.get(layers.size() - 1).outputs();
    return Optional.of(
        new PolicyNetwork(
            vector("observation.mean", 0, 0),
            vector("observation.std", 0, 0),
            vector("observation.clip.high", 1, Float.POSITIVE_INFINITY)[0],
            encoder(),
            layers,
            vector("action.scale", 0, 0),
            vector("action.offset", 0, 0),
            vector("action.low", actions, Float.NEGATIVE_INFINITY),
            vector("action.high", actions, Float.POSITIVE_INFINITY)));
  }

  private Optional<LatentEncoder> encoder() {
    OnnxTensor present = constants.get(NetworkGraph.PRESENT);
    if (present == null) {
      return Optional.empty();
    }
    return Optional.of(
        new LatentEncoder(
            layers(NetworkGraph.ENCODER),
            Arrays.stream(present.integers()).mapToInt(Math::toIntExact).toArray(),
            vector(NetworkGraph.SHORTEST, 1, Float.NaN)[0]));
  }

  /** Layers of this name and a number from 0 on; none if one of them is none. */
  private List<DenseLayer> layers(String name) {
    List<DenseLayer> layers = new ArrayList<>();
    while (constants.containsKey(name + layers.size() + ".weights")) {
      Optional<DenseLayer> layer = layer(name + layers.size());
      if (layer.isEmpty()) {
        return List.of();
      }
      layers.add(layer.get());
    }
    return layers;
  }

  private Optional<DenseLayer> layer(String name) {
    OnnxTensor weights = constants.get(name + ".weights");
    OnnxTensor bias = constants.get(name + ".bias");
    Optional<Activation> activation = activation(name);
    if (bias == null || weights.dims().length != 2 || activation.isEmpty()) {
      return Optional.empty();
    }
    int outputs = (int) weights.dims()[0];
    int inputs = (int) weights.dims()[1];
    return Optional.of(
        new DenseLayer(weights.floats(), bias.floats(), inputs, outputs, activation.get()));
  }

  private Optional<Activation> activation(String layer) {
    for (OnnxNode node : graph.nodes()) {
      if (node.label().equals(layer + ".silu")) {
        return Optional.of(Activation.SILU);
      }
      if (node.label().equals(layer + ".activated")) {
        return Operators.activation(node.opType());
      }
    }
    return Optional.of(Activation.IDENTITY);
  }

  /** The constant of that name; without it, {@code count} times {@code absent}. */
  private float[] vector(String name, int count, float absent) {
    OnnxTensor tensor = constants.get(name);
    if (tensor != null && tensor.floats().length > 0) {
      return tensor.floats();
    }
    float[] values = new float[count];
    Arrays.fill(values, absent);
    return values;
  }
}
