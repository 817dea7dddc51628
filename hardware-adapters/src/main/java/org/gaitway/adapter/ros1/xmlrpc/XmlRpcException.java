package org.gaitway.adapter.ros1.xmlrpc;

import java.io.IOException;

/** Thrown when what arrives is not XML-RPC, or more than is read. */
public class XmlRpcException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message says what was expected and what was found
   */
  public XmlRpcException(String message) {
    super(message);
  }
}
