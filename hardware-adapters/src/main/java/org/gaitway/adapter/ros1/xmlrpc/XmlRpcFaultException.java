package org.gaitway.adapter.ros1.xmlrpc;

/** Thrown when the method that was called did not return, but told a fault. */
public final class XmlRpcFaultException extends XmlRpcException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String text;

  /**
   * @param method what was called
   * @param code number of the fault, of the callee's choice
   * @param text what went wrong
   */
  public XmlRpcFaultException(String method, int code, String text) {
    super("method '" + method + "' failed with fault " + code + ": " + text);
    this.code = code;
    this.text = text;
  }

  /** The number of the fault, of the callee's choice. */
  public int code() {
    return code;
  }

  /** What went wrong, in the callee's words. */
  public String text() {
    return text;
  }
}
