package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gaitway.adapter.ros1.LogLevel;
import org.gaitway.adapter.ros1.NodeLog;

/**
 * Receives a topic from one publisher, on a thread of its own: it waits in a read of the socket and
 * hands each message to the listener, so that nothing but the kernel lies between a message's
 * arrival and its callback. When the connection fails it is opened again, after a growing wait.
 */
public final class IncomingLink implements AutoCloseable {
  private static final int CONNECT_MS = 3000;
  private static final long FIRST_WAIT_MS = 100;
  private static final long LONGEST_WAIT_MS = 5000;

  private final TopicIdentity identity;
  private final String publisher;
  private final PublisherLocator locator;
  private final FrameListener listener;
  private final ConnectionLimits limits;
  private final NodeLog log;
  private final CountDownLatch closed = new CountDownLatch(1);

  private volatile SocketChannel channel;
  private volatile LinkInfo info;
  private long messagesReceived;
  private long bytesReceived;
  private volatile byte[] latched;
  private String lastFailure = "";

  /** Guarded by this, as {@link #ended}. */
  private boolean retired;

  private boolean ended;

  /**
   * Starts to receive.
   *
   * @param identity of the topic
   * @param publisher URI of the publishing node's slave API
   * @param locator finds the publisher's port
   * @param listener gets the messages
   * @param limits of message and header
   * @param log is told of failures, of the same one in a row once
   */
  public IncomingLink(
      TopicIdentity identity,
      String publisher,
      PublisherLocator locator,
      FrameListener listener,
      ConnectionLimits limits,
      NodeLog log) {
    this.identity = identity;
    this.publisher = publisher;
    this.locator = locator;
    this.listener = listener;
    this.limits = limits;
    this.log = log;
    Thread thread = new Thread(this::run, "ros-receive-" + identity.topic());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long wait = FIRST_WAIT_MS;
    while (!isClosed()) {
      long before = messagesReceived;
      try {
        session();
      } catch (IOException e) {
        complain(e);
      } finally {
        disconnect();
      }
      wait = messagesReceived > before ? FIRST_WAIT_MS : Math.min(2 * wait, LONGEST_WAIT_MS);
      if (endRetired() || pause(wait)) {
        return;
      }
    }
  }

  private void session() throws IOException {
    InetSocketAddress address = locator.locate(publisher, identity.topic());
    try (SocketChannel opened = SocketChannel.open()) {
      channel = opened;
      if (isClosed()) {
        return;
      }
      connect(opened, address);
      ConnectionHeader reply = greet(opened.socket());
      lastFailure = "";
      info = LinkInfo.of(opened, publisher, false, identity.topic());
      log.log(LogLevel.DEBUG, info + " connected");
      receive(opened, reply.isSet("latching"));
    }
  }

  private void connect(SocketChannel opened, InetSocketAddress address) throws IOException {
    if (address.isUnresolved()) {
      throw new IOException(
          "the host name " + address.getHostString() + " is not known on this machine");
    }
    opened.socket().connect(address, CONNECT_MS);
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Keepalive.enable(opened);
  }

  private ConnectionHeader greet(Socket socket) throws IOException {
    socket.setSoTimeout((int) (1000 * limits.handshakeSeconds()));
    socket.getOutputStream().write(identity.subscriberHeader().encode().array());
    ConnectionHeader reply =
        ConnectionHeader.read(socket.getInputStream(), limits.maxHeaderBytes());
    identity.check(reply);
    socket.setSoTimeout(0);
    return reply;
  }

  private void receive(SocketChannel opened, boolean latching) throws IOException {
    FrameReader reader = new FrameReader(limits.maxMessageBytes());
    while (reader.next(opened)) {
      messagesReceived++;
      bytesReceived += reader.length();
      if (latching) {
        latched =
            Arrays.copyOfRange(reader.array(), reader.offset(), reader.offset() + reader.length());
      }
      listener.received(reader.array(), reader.offset(), reader.length());
    }
    log.log(LogLevel.DEBUG, identity.topic() + " of " + publisher + " ended");
  }

  private void complain(IOException failure) {
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (!isClosed() && !reason.equals(lastFailure)) {
      lastFailure = reason;
      LogLevel level = failure instanceof PeerException ? LogLevel.ERROR : LogLevel.WARN;
      log.log(
          level,
          identity.topic() + " cannot be received from " + publisher + ", will retry: " + reason);
    }
  }

  private void disconnect() {
    channel = null;
    info = null;
  }

  /** Returns whether the link was closed meanwhile. */
  private boolean pause(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true; // Whoever interrupts a thread wants it to end.
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** The publisher's slave URI. */
  public String publisher() {
    return publisher;
  }

  /** The connection, null while there is none. */
  public LinkInfo info() {
    return info;
  }

  /** Messages received; only nearly right at any moment. */
  public long messagesReceived() {
    return messagesReceived;
  }

  /** Bytes received, without lengths; only nearly right at any moment. */
  public long bytesReceived() {
    return bytesReceived;
  }

  /** Has the connection stay as long as it lasts, but not be opened again. */
  public synchronized void retire() {
    retired = true;
  }

  /**
   * Takes back {@link #retire}.
   *
   * @return false if it is too late
   */
  public synchronized boolean revive() {
    retired = retired && ended;
    return !retired;
  }

  private synchronized boolean endRetired() {
    ended = retired;
    return retired;
  }

  /** Whether it will not be opened again. */
  public synchronized boolean isRetired() {
    return retired;
  }

  /** Whether it was retired and has come to its end. */
  public synchronized boolean isEnded() {
    return ended;
  }

  /**
   * The last message of a publisher that latches it.
   *
   * @return null if there is none
   */
  public byte[] latched() {
    return latched;
  }

  /** Ends the connection; a callback may still run. */
  @Override
  public void close() {
    closed.countDown();
    SocketChannel open = channel;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        log.log(LogLevel.WARN, identity.topic() + " could not be closed: " + e.getMessage());
      }
    }
  }
}
