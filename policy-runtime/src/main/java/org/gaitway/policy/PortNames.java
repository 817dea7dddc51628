package org.gaitway.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which inputs and outputs of a graph are what, as far as its user says so.
 *
 * @param observation inputs that together are the observation, in order; none to go by the graph
 * @param action the output that is the action; absent to go by the graph
 * @param states outputs by the inputs that they become at the next call; none to go by the graph
 */
record PortNames(List<String> observation, Optional<String> action, Map<String, String> states) {
  /** Nothing is said. */
  static final PortNames NONE = new PortNames(List.of(), Optional.empty(), Map.of());
}
