package org.gaitway.policy;

import java.util.List;
import org.gaitway.policy.onnx.OnnxValue;

/**
 * Which inputs and outputs of a graph are what. All are of 32-bit floats.
 *
 * @param observation the inputs that together are the observation, one after the other
 * @param action name of the output that is the action
 * @param states what the policy remembers from call to call
 */
public record GraphPorts(List<OnnxValue> observation, String action, List<StateLoop> states) {
  /** Copies the lists. */
  public GraphPorts {
    observation = List.copyOf(observation);
    states = List.copyOf(states);
  }
}
