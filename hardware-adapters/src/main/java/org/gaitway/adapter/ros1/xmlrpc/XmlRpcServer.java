package org.gaitway.adapter.ros1.xmlrpc;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Answers XML-RPC calls over HTTP. Number of connections, time to read a request and its size are
 * bounded.
 */
public final class XmlRpcServer implements AutoCloseable {

  /**
   * Starts a server on threads of its own.
   *
   * @param address to listen at; port 0 for any that is free
   * @param handler answers the calls
   * @throws IOException if the address cannot be had
   */
  public XmlRpcServer(InetSocketAddress address, XmlRpcHandler handler) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The port that the server listens at. */
  public int port() {
    throw new UnsupportedOperationException();
  }

  /** Stops listening and closes all connections; calls that are being answered are cut off. */
  @Override
  public void close() {}
}
