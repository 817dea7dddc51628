package org.gaitway.policy;

/** Compiles the nodes of one operator: checks a node and adds the steps that compute it. */
@FunctionalInterface
interface NodeHandler {
  /**
   * Makes all outputs of the node known.
   *
   * @throws UnsupportedGraphException if the node is beyond the kernel
   * @throws IllegalArgumentException if its shapes or parameters do not fit
   * @throws PolicyFormatException if it makes a value that is there already, or too large a one
   */
  void compile(NodeReader node) throws PolicyFormatException;
}
