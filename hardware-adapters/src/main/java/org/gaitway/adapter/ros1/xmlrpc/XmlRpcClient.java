package org.gaitway.adapter.ros1.xmlrpc;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Calls methods of XML-RPC servers. A connection is kept and used again, by one call at a time.
 *
 * <p>Any number of threads may call at the same time.
 */
public final class XmlRpcClient implements AutoCloseable {

  /**
   * @param connectTimeout how long a connection may take, positive
   * @param readTimeout how long a reply, or its next part, may take to arrive, positive
   */
  public XmlRpcClient(Duration connectTimeout, Duration readTimeout) {
    throw new UnsupportedOperationException();
  }

  /**
   * Calls a method and waits for what it returns.
   *
   * @param server such as {@code http://localhost:11311/}
   * @param method its name
   * @param params its parameters, as the package's description says
   * @return the value returned
   * @throws XmlRpcFaultException if the method tells a fault
   * @throws XmlRpcException if the reply is not XML-RPC
   * @throws java.net.SocketTimeoutException if the server does not connect or reply in time
   * @throws IOException if the server cannot be reached
   * @throws IllegalArgumentException if a parameter cannot be carried by XML-RPC, or the address is
   *     not one of HTTP
   */
  public Object call(URI server, String method, Object... params) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Closes all connections. Calls that wait fail. */
  @Override
  public void close() {}
}
