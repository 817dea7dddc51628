package org.gaitway.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaitway.policy.onnx.OnnxGraph;
import org.gaitway.policy.onnx.OnnxTensor;
import org.gaitway.policy.onnx.OnnxValue;

/**
 * Finds out which inputs and outputs of a graph are what. Unless told, an input {@code x_in} with
 * an output {@code x_out} is state, all other inputs together are the observation in the order of
 * the graph, and the action is the only other output, or the one that is called so.
 */
final class PortFinder {
  /** Names that tell the action among several outputs, for files with a value estimate beside. */
  private static final List<String> ACTION_NAMES =
      List.of("action", "actions", "continuous_actions");

  private static final String STATE_IN = "_in";
  private static final String STATE_OUT = "_out";

  private final String source;
  private final PortNames names;
  private final List<OnnxValue> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();

  private PortFinder(String source, OnnxGraph graph, PortNames names) {
    this.source = source;
    this.names = names;
    Set<String> constants = new HashSet<>();
    graph.initializers().stream().map(OnnxTensor::name).forEach(constants::add);
    graph.inputs().stream().filter(i -> !constants.contains(i.name())).forEach(inputs::add);
    graph.outputs().stream().map(OnnxValue::name).forEach(outputs::add);
  }

  /**
   * @param source the file, for messages
   * @param names what is known of it
   * @throws PolicyFormatException if it is not clear what is what, a name is not there, or a port
   *     is not of 32-bit floats
   */
  static GraphPorts find(String source, OnnxGraph graph, PortNames names)
      throws PolicyFormatException {
    return new PortFinder(source, graph, names).find();
  }

  private GraphPorts find() throws PolicyFormatException {
    List<StateLoop> states = names.states().isEmpty() ? statesByName() : namedStates();
    for (StateLoop state : states) {
      take(state.input().name());
      outputs.remove(state.output());
      requireFloats(state.input());
    }
    List<OnnxValue> observation = observation();
    for (OnnxValue input : observation) {
      requireFloats(input);
    }
    return new GraphPorts(observation, action(), states);
  }

  private List<StateLoop> statesByName() {
    List<StateLoop> states = new ArrayList<>();
    for (OnnxValue input : inputs) {
      String name = input.name();
      if (name.endsWith(STATE_IN)) {
        String output = name.substring(0, name.length() - STATE_IN.length()) + STATE_OUT;
        if (outputs.contains(output)) {
          states.add(new StateLoop(input, output));
        }
      }
    }
    return states;
  }

  private List<StateLoop> namedStates() throws PolicyFormatException {
    List<StateLoop> states = new ArrayList<>();
    for (Map.Entry<String, String> state : names.states().entrySet()) {
      if (!outputs.contains(state.getValue())) {
        throw absent("output", state.getValue(), outputs);
      }
      states.add(new StateLoop(input(state.getKey()), state.getValue()));
    }
    return states;
  }

  private List<OnnxValue> observation() throws PolicyFormatException {
    if (inputs.isEmpty()) {
      throw malformed("expected an input, the observation, found none");
    }
    if (names.observation().isEmpty()) {
      return inputs;
    }
    List<OnnxValue> observation = new ArrayList<>();
    for (String name : names.observation()) {
      observation.add(take(name));
    }
    if (!inputs.isEmpty()) {
      throw malformed(
          "the inputs " + inputNames() + " are neither of the observation nor states; name them");
    }
    return observation;
  }

  private OnnxValue take(String name) throws PolicyFormatException {
    OnnxValue input = input(name);
    inputs.remove(input);
    return input;
  }

  private OnnxValue input(String name) throws PolicyFormatException {
    return inputs.stream()
        .filter(input -> input.name().equals(name))
        .findFirst()
        .orElseThrow(() -> absent("input", name, inputNames()));
  }

  private List<String> inputNames() {
    return inputs.stream().map(OnnxValue::name).toList();
  }

  private String action() throws PolicyFormatException {
    Optional<String> named = names.action();
    if (named.isPresent()) {
      return named
          .filter(outputs::contains)
          .orElseThrow(() -> absent("output", named.get(), outputs));
    }
    if (outputs.size() == 1) {
      return outputs.get(0);
    }
    return ACTION_NAMES.stream()
        .filter(outputs::contains)
        .findFirst()
        .orElseThrow(
            () ->
                malformed("expected one output, or one of " + ACTION_NAMES + ", found " + outputs));
  }

  private void requireFloats(OnnxValue input) throws PolicyFormatException {
    if (input.elementType() != OnnxValue.FLOAT) {
      throw malformed(
          "expected the input '"
              + input.name()
              + "' to be of 32-bit floats (type 1), found type "
              + input.elementType());
    }
  }

  private PolicyFormatException absent(String kind, String name, List<String> there) {
    return malformed("there is no " + kind + " '" + name + "'; there are " + there);
  }

  private PolicyFormatException malformed(String problem) {
    return new PolicyFormatException(source, problem);
  }
}
