package org.gaitway.adapter.ros1.xmlrpc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Calls methods of XML-RPC servers. A connection is kept for the next call to the same server,
 * until it was idle for 20 seconds.
 *
 * <p>Any number of threads may call at the same time. Proxies are not used.
 */
public final class XmlRpcClient implements AutoCloseable {

  /** Greatest content of a response; a robot's description with meshes may take some megabytes. */
  private static final int MAX_RESPONSE_BYTES = 64 << 20;

  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final ConnectionPool pool = new ConnectionPool();

  /**
   * @param connectTimeout how long a connection may take, positive
   * @param readTimeout how long a reply may take to arrive, all of it, positive
   */
  public XmlRpcClient(Duration connectTimeout, Duration readTimeout) {
    this.connectTimeout = positive(connectTimeout);
    this.readTimeout = positive(readTimeout);
  }

  private static Duration positive(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a timeout must be positive, found " + time);
    }
    return time;
  }

  /**
   * Calls a method and waits for what it returns.
   *
   * <p>A call is sent a second time only if its connection was kept from an earlier call and turns
   * out to be closed before any of the reply arrives.
   *
   * @param server such as {@code http://localhost:11311/}
   * @param method its name
   * @param params its parameters, as the package's description says
   * @return the value returned
   * @throws XmlRpcFaultException if the method tells a fault
   * @throws XmlRpcException if the reply is not XML-RPC
   * @throws SocketTimeoutException if the server does not connect or reply in time
   * @throws IOException if the server cannot be reached; the message names it
   * @throws IllegalArgumentException if a parameter cannot be carried by XML-RPC, or the address is
   *     not one of HTTP
   */
  public Object call(URI server, String method, Object... params) throws IOException {
    ServerAddress address = ServerAddress.of(server);
    byte[] request = XmlRpcWriter.call(method, Arrays.asList(params));
    try {
      HttpMessage response = exchange(address, request);
      if (!response.startLine().matches("HTTP/1\\.[01] 200( .*)?")) {
        throw new XmlRpcException("expected HTTP status 200, found '" + response.startLine() + "'");
      }
      return XmlRpcReader.readResponse(method, response.body());
    } catch (XmlRpcFaultException e) {
      throw e;
    } catch (XmlRpcException e) {
      throw new XmlRpcException(server + ", method '" + method + "': " + e.getMessage());
    } catch (SocketTimeoutException e) {
      throw (IOException)
          new SocketTimeoutException(
                  "%s did not answer the call of '%s': %s"
                      .formatted(server, method, e.getMessage()))
              .initCause(e);
    } catch (IOException e) {
      throw new IOException(
          "cannot call '%s' of %s: %s".formatted(method, server, reason(e, address)), e);
    }
  }

  private static String reason(IOException e, ServerAddress address) {
    return e instanceof UnknownHostException
        ? "no address is known for the host '" + address.host() + "'"
        : e.getMessage();
  }

  private HttpMessage exchange(ServerAddress address, byte[] request) throws IOException {
    HttpConnection kept = pool.take(address);
    if (kept != null && isAnswered(kept, address, request)) {
      return receive(kept, address);
    }
    HttpConnection connection = pool.open(() -> connect(address));
    try {
      send(connection, address, request);
    } catch (IOException e) {
      pool.discard(connection);
      throw e;
    }
    return receive(connection, address);
  }

  /** Sends a call on a kept connection; false if the server has closed that since the last call. */
  private boolean isAnswered(HttpConnection kept, ServerAddress address, byte[] request)
      throws IOException {
    boolean answered = false;
    try {
      send(kept, address, request);
      answered = kept.await(readTimeout);
    } catch (SocketException e) {
      answered = false;
    } catch (IOException e) {
      pool.discard(kept);
      throw e;
    }
    if (!answered) {
      pool.discard(kept);
    }
    return answered;
  }

  private HttpConnection connect(ServerAddress address) throws IOException {
    Socket socket = new Socket();
    try {
      int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, connectTimeout.toMillis()));
      socket.connect(new InetSocketAddress(address.host(), address.port()), millis);
      return new HttpConnection(socket, MAX_RESPONSE_BYTES);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void send(HttpConnection connection, ServerAddress address, byte[] request)
      throws IOException {
    connection.send(
        "POST "
            + address.path()
            + " HTTP/1.1\r\nHost: "
            + address.hostHeader()
            + "\r\nUser-Agent: Gaitway\r\n",
        request);
  }

  private HttpMessage receive(HttpConnection connection, ServerAddress address) throws IOException {
    HttpMessage response;
    try {
      response = connection.readResponse(readTimeout);
    } catch (IOException e) {
      pool.discard(connection);
      throw e;
    }
    if (response.keepsConnection()) {
      pool.keep(address, connection);
    } else {
      pool.discard(connection);
    }
    return response;
  }

  /** Closes all connections. Calls that wait fail, and so do later ones. */
  @Override
  public void close() {
    pool.close();
  }
}
