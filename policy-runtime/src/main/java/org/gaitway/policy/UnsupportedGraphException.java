package org.gaitway.policy;

/**
 * A valid ONNX file whose computation is beyond the kernel, for example convolutional, where no
 * {@link PolicyEngine} is there to run it.
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

  private UnsupportedGraphException(UnsupportedGraphException other, String message) {
    super(message, other);
    this.node = other.node;
    this.opType = other.opType;
  }

  /** This error, with what the file could be run on. */
  UnsupportedGraphException needing(String engine) {
    return new UnsupportedGraphException(this, getMessage() + "; it needs " + engine);
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
