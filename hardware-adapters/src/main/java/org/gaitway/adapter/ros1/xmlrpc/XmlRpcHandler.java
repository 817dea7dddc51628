package org.gaitway.adapter.ros1.xmlrpc;

import java.util.List;

/** What a server's methods do. */
@FunctionalInterface
public interface XmlRpcHandler {

  /**
   * Answers a call. Called on several threads at the same time.
   *
   * @param method the name of the method
   * @param params its parameters, as the package's description says
   * @return a value that XML-RPC can carry
   * @throws XmlRpcFaultException to answer with a fault, such as for a method that is not there;
   *     its code and text go to the caller
   */
  Object call(String method, List<Object> params) throws XmlRpcFaultException;

  /**
   * Is told of a peer that did not send a call, and was refused.
   *
   * @param peer its address
   * @param reason what was expected and what was found
   */
  default void refused(String peer, String reason) {}
}
