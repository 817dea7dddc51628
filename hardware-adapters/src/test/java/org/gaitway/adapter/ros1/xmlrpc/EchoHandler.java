package org.gaitway.adapter.ros1.xmlrpc;

import java.util.List;

/** Methods that tests call: {@code echo}, {@code fail} and {@code break}. */
final class EchoHandler implements XmlRpcHandler {

  @Override
  public Object call(String method, List<Object> params) throws XmlRpcFaultException {
    return switch (method) {
      case "echo" -> params.get(0);
      case "count" -> params.size();
      case "fail" -> throw new XmlRpcFaultException(method, 7, (String) params.get(0));
      case "break" -> throw new IllegalStateException("broken");
      case "null" -> null;
      default -> throw new XmlRpcFaultException(method, 1, "there is no method '" + method + "'");
    };
  }
}
