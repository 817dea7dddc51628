package org.gaitway.adapter.ros1;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.gaitway.adapter.ros1.master.MasterClient;
import org.gaitway.adapter.ros1.message.RosInput;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.message.RosOutput;
import org.gaitway.adapter.ros1.message.ServiceType;
import org.gaitway.adapter.ros1.tcpros.Block;
import org.gaitway.adapter.ros1.tcpros.ConnectionHeader;
import org.gaitway.adapter.ros1.tcpros.ConnectionLimits;
import org.gaitway.adapter.ros1.tcpros.PeerException;

/**
 * Calls a service. Calls from several threads are made one after the other.
 *
 * @param <Q> requests
 * @param <R> responses
 */
public final class ServiceClient<Q extends RosMessage, R extends RosMessage>
    implements AutoCloseable {
  private static final long POLL_MS = 50;

  private final String name;
  private final String node;
  private final ServiceType<Q, R> type;
  private final ServiceClientOptions options;
  private final MasterClient master;
  private final ConnectionLimits limits;
  private Socket connection;
  private volatile boolean closed;

  ServiceClient(
      String name,
      String node,
      ServiceType<Q, R> type,
      ServiceClientOptions options,
      MasterClient master,
      ConnectionLimits limits) {
    this.name = name;
    this.node = node;
    this.type = type;
    this.options = options;
    this.master = master;
    this.limits = limits;
  }

  /** The service's global name. */
  public String name() {
    return name;
  }

  /**
   * Calls the service and waits for its answer.
   *
   * @param request is not kept
   * @return what it answered
   * @throws ServiceException if the service says that it did not work, in its words
   * @throws IOException if there is no such service, it is of another type, or it does not answer
   */
  public synchronized R call(Q request) throws IOException, ServiceException {
    if (closed) {
      throw new IOException("the client of service " + name + " is closed");
    }
    boolean answered = false;
    try {
      if (connection == null) {
        connection = connect(false);
      }
      send(request);
      R response = receive();
      answered = true;
      return response;
    } catch (ServiceException e) {
      answered = true;
      throw e;
    } finally {
      if (!answered || !options.persistent()) {
        disconnect();
      }
    }
  }

  private Socket connect(boolean probe) throws IOException {
    URI uri = URI.create(master.lookupService(name));
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), options.timeoutMillis());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(options.timeoutMillis());
      socket.getOutputStream().write(header(probe).encode().array());
      check(ConnectionHeader.read(socket.getInputStream(), limits.maxHeaderBytes()));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e instanceof PeerException
          ? e
          : new IOException("service " + name + " at " + uri + ": " + e.getMessage(), e);
    }
  }

  private ConnectionHeader header(boolean probe) {
    ConnectionHeader header =
        ConnectionHeader.of(
            "service", name, "md5sum", type.md5sum(), "type", type.name(), "callerid", node);
    if (probe) {
      return header.with("probe", "1");
    }
    return options.persistent() ? header.with("persistent", "1") : header;
  }

  private void check(ConnectionHeader server) throws PeerException {
    if (server.get("error").isPresent()) {
      throw new PeerException("service " + name + " refuses: " + server.require("error"));
    }
    String md5sum = server.get("md5sum").orElse("*");
    if (!md5sum.equals(type.md5sum()) && !md5sum.equals("*") && !type.md5sum().equals("*")) {
      throw new PeerException(
          "service %s: expected %s, the server has %s with md5sum %s"
              .formatted(name, type, server.get("type").orElse("a type"), md5sum));
    }
  }

  private void send(Q request) throws IOException {
    RosOutput out = new RosOutput();
    out.writeInt32(0);
    request.write(out);
    out.setInt32(0, out.size() - Integer.BYTES);
    connection.getOutputStream().write(out.array(), 0, out.size());
  }

  private R receive() throws IOException, ServiceException {
    DataInputStream in = new DataInputStream(connection.getInputStream());
    boolean ok = in.readByte() != 0;
    byte[] bytes = Block.read(in, limits.maxMessageBytes());
    if (!ok) {
      throw new ServiceException(new String(bytes, StandardCharsets.UTF_8));
    }
    R response = type.response().newMessage();
    RosInput input = new RosInput(bytes);
    response.read(input);
    input.expectEnd();
    return response;
  }

  /**
   * Waits until the service can be called.
   *
   * @param longest how long to wait
   * @return whether it can be
   * @throws InterruptedException if interrupted while waiting
   */
  public boolean waitFor(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!isThere()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.sleep(POLL_MS);
    }
    return true;
  }

  private boolean isThere() {
    try (Socket probe = connect(true)) {
      return probe.isConnected();
    } catch (IOException e) { // Not registered, or not reachable: not there.
      return false;
    }
  }

  private void disconnect() throws IOException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  /**
   * Ends the connection of a persistent client, after a call that is being made.
   *
   * @throws IOException if the connection cannot be closed
   */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    disconnect();
  }
}
