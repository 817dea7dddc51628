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
  /** x / (1 + e^-x). */
  SILU,
  /** 1 / (1 + e^-x). */
  SIGMOID,
  /** ln(1 + e^x). */
  SOFTPLUS
}
