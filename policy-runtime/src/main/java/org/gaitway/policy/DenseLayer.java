package org.gaitway.policy;

import java.util.Arrays;
import java.util.Objects;

/**
 * A fully connected layer: activation(weights x + bias).
 *
 * @param weights (outputs x inputs, row-major), copied; the accessor gives the record's own array,
 *     read only
 * @param bias (outputs), copied; the accessor gives the record's own array, read only
 * @param inputs number of inputs, at least 1
 * @param outputs number of outputs, at least 1
 * @param activation applied to each output
 */
public record DenseLayer(
    float[] weights, float[] bias, int inputs, int outputs, Activation activation) {

  /** Checks sizes and that every number is finite. */
  public DenseLayer {
    Objects.requireNonNull(activation, "activation");
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a layer has at least 1 input and 1 output, found " + inputs + " and " + outputs);
    }
    weights = Checked.finiteCopy("weights", weights, Math.multiplyExact(inputs, outputs));
    bias = Checked.finiteCopy("bias", bias, outputs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DenseLayer that
        && inputs == that.inputs
        && outputs == that.outputs
        && activation == that.activation
        && Arrays.equals(weights, that.weights)
        && Arrays.equals(bias, that.bias);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        inputs, outputs, activation, Arrays.hashCode(weights), Arrays.hashCode(bias));
  }

  @Override
  public String toString() {
    return "DenseLayer[" + inputs + " -> " + outputs + ", " + activation + "]";
  }
}
