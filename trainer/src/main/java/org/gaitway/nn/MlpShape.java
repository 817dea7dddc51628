package org.gaitway.nn;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.policy.Activation;

/**
 * The layout of a multilayer perceptron: dense layers with one activation after each but the last.
 *
 * @param sizes inputs, hidden layers in order, outputs
 * @param activation of the hidden layers: TANH, RELU or ELU
 */
public record MlpShape(List<Integer> sizes, Activation activation) {
  /** Checks the layout. */
  public MlpShape {
    sizes = List.copyOf(sizes);
    if (sizes.size() < 2 || sizes.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "a network needs at least inputs and outputs, all positive, was " + sizes);
    }
    code(activation);
  }

  /** A network with the given ends and hidden layers. */
  public static MlpShape of(int inputs, List<Integer> hidden, int outputs, Activation activation) {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(inputs);
    sizes.addAll(hidden);
    sizes.add(outputs);
    return new MlpShape(sizes, activation);
  }

  /** Number of dense layers. */
  public int layers() {
    return sizes.size() - 1;
  }

  /** Width of layer {@code layer}'s input. */
  public int inputs(int layer) {
    return sizes.get(layer);
  }

  /** Width of layer {@code layer}'s output. */
  public int outputs(int layer) {
    return sizes.get(layer + 1);
  }

  /** The network's inputs. */
  public int inputs() {
    return sizes.get(0);
  }

  /** The network's outputs. */
  public int outputs() {
    return sizes.get(sizes.size() - 1);
  }

  /** Activation after a layer. */
  public Activation activation(int layer) {
    return layer == layers() - 1 ? Activation.IDENTITY : activation;
  }

  /** The activation's number in {@code gaitway_kernels.h}. */
  static int code(Activation activation) {
    return switch (activation) {
      case IDENTITY -> 0;
      case TANH -> 1;
      case RELU -> 2;
      case ELU -> 3;
      default ->
          throw new IllegalArgumentException(
              "hidden layers train with tanh, relu or elu, not " + activation);
    };
  }
}
