package org.gaitway.policy;

/** A function applied to each output of a layer. */
public enum Activation {
  /** x. */
  IDENTITY,
  /** tanh x. */
  TANH,
  /** max(x, 0). */
  RELU,
  /** x where positive, else e^x - 1. */
  ELU,
  /** x / (1 + e^-x), also called swish. */
  SILU,
  /** 1 / (1 + e^-x). */
  SIGMOID,
  /** ln(1 + e^x). */
  SOFTPLUS;

  /**
   * Applies the function to part of an array, as {@link VectorFunctions} does. Neither allocates
   * nor throws within the arrays; may be called on the loop thread.
   *
   * @param source arguments
   * @param target receives the values at the same indices; may be {@code source}
   * @param begin first index
   * @param end index after the last
   */
  public void apply(float[] source, float[] target, int begin, int end) {
    switch (this) {
      case IDENTITY -> System.arraycopy(source, begin, target, begin, end - begin);
      case TANH -> VectorFunctions.tanh(source, target, begin, end);
      case RELU -> VectorFunctions.relu(source, target, begin, end);
      case ELU -> VectorFunctions.elu(source, target, begin, end, 1f);
      case SILU -> VectorFunctions.silu(source, target, begin, end);
      case SIGMOID -> VectorFunctions.sigmoid(source, target, begin, end);
      case SOFTPLUS -> VectorFunctions.softplus(source, target, begin, end);
      default -> throw new AssertionError(this);
    }
  }
}
