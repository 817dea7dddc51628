package org.gaitway.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * What a policy file of another make does not say, as a YAML file beside it does: {@code
 * policy.yaml} beside {@code policy.onnx}. Whatever the exporter wrote into the file is the default
 * of it.
 */
record ForeignPolicySettings(
    Graph graph,
    @Setting("terms of the observation by their names, in order") Map<String, Term> observation,
    Joints joints,
    @Setting("time from one action to the next [s]") Optional<Double> controlPeriod) {

  /** Nothing is said. */
  static final ForeignPolicySettings EMPTY =
      new ForeignPolicySettings(
          new Graph(List.of(), Optional.empty(), Map.of()),
          Map.of(),
          new Joints(
              List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
              List.of()),
          Optional.empty());

  /** Which inputs and outputs of the graph are what. */
  record Graph(
      @Setting("inputs that together are the observation, in order") List<String> observation,
      @Setting("the output that is the action") Optional<String> action,
      @Setting("the output that each state input becomes at the next call")
          Map<String, String> states) {}

  /** A term of the observation. */
  record Term(
      @Setting("number of values at one instant; known if the source is") Optional<Integer> size,
      @Setting("factor on the raw values; 1 unless told") Optional<Double> scale,
      @Setting("limit of the scaled values; none unless told") Optional<Double> clip,
      @Setting("control steps shown, oldest first; 1 unless told") Optional<Integer> history,
      @Setting("where the raw values come from; may be left out if the name says it")
          Optional<String> source) {

    /** Nothing is said. */
    static final Term EMPTY =
        new Term(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /** The joints that the action moves. A list of one element holds for all joints. */
  record Joints(
      @Setting("names, in the order of the action") List<String> names,
      @Setting("names of the actuators; those of the joints unless told") List<String> actuators,
      @Setting("default pose [rad], [m]; what joint offsets and position actions are relative to")
          List<Double> defaultPositions,
      @Setting("what the action commands: position, velocity, effort; position unless told")
          List<ActionKind> kinds,
      @Setting("action units per unit of the network's output") List<Double> actionScales,
      @Setting("stiffness of the position controller [N·m/rad]") List<Double> kp,
      @Setting("damping of the position controller [N·m·s/rad]") List<Double> kd,
      @Setting("effort [N·m] per unit of action, for efforts; 1 unless told") List<Double> gears) {}

  /** The ports as they are named here. */
  PortNames ports() {
    return new PortNames(graph.observation(), graph.action(), graph.states());
  }
}
