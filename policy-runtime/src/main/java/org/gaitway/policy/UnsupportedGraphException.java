package org.gaitway.policy;

/**
 * A valid ONNX file whose computation is beyond the kernel, for example recurrent or convolutional.
 * Another runtime may be able to run it.
 */
public final class UnsupportedGraphException extends PolicyFormatException {
  private static final long serialVersionUID = 1L;

  private final String node;
  private final String opType;

  /**
   * @param source the file, or what else the policy came from
   * @param node the first node that the kernel cannot run
   * @param opType its operator
   * @param problem what is beyond the kernel
   */
  public UnsupportedGraphException(String source, String node, String opType, String problem) {
    super(source, "node '" + node + "' (" + opType + ") " + problem);
    this.node = node;
    this.opType = opType;
  }

  /** Name of the first node that the kernel cannot run. */
  public String node() {
    return node;
  }

  /** Operator of that node. */
  public String opType() {
    return opType;
  }
}
