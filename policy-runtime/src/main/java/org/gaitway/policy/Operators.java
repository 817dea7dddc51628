package org.gaitway.policy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** ONNX's names for the elementwise operators of the kernel. */
final class Operators {
  /** SiLU is not among them: before opset 24 it is a Sigmoid and a Mul. */
  private static final Map<Activation, String> ACTIVATIONS =
      Map.of(
          Activation.IDENTITY, "Identity",
          Activation.TANH, "Tanh",
          Activation.RELU, "Relu",
          Activation.ELU, "Elu",
          Activation.SIGMOID, "Sigmoid",
          Activation.SOFTPLUS, "Softplus");

  private static final Map<String, Activation> BY_OP_TYPE =
      ACTIVATIONS.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private Operators() {}

  /** The operator that computes the activation by itself. */
  static String opType(Activation activation) {
    return ACTIVATIONS.get(activation);
  }

  /** The activation that an operator computes, if it is one. */
  static Optional<Activation> activation(String opType) {
    return Optional.ofNullable(BY_OP_TYPE.get(opType));
  }
}
