package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gaitway.adapter.ros1.LogLevel;
import org.gaitway.adapter.ros1.NodeLog;

/**
 * The port at which other nodes open connections to this one, and the one thread that serves them:
 * it reads headers, notices when peers go, and sends what publishing threads could not send at
 * once.
 */
public final class ConnectionPort implements AutoCloseable {
  private static final long CHECK_MS = 500;
  private static final int CLOSE_JOIN_MS = 5000;

  private final ConnectionLimits limits;
  private final Introduction introduction;
  private final NodeLog log;
  private final ServerSocketChannel server;
  private final Selector selector;
  private final Thread thread;
  private final List<Runnable> releases = new ArrayList<>();

  private volatile boolean attention;
  private volatile boolean closing;

  /**
   * Opens a port.
   *
   * @param address to listen at; port 0 for any that is free
   * @param limits what peers may ask for
   * @param introduction decides about peers
   * @param log is told of peers that are refused
   * @throws IOException if the address cannot be had
   */
  public ConnectionPort(
      InetSocketAddress address, ConnectionLimits limits, Introduction introduction, NodeLog log)
      throws IOException {
    this.limits = limits;
    this.introduction = introduction;
    this.log = log;
    this.server = ServerSocketChannel.open();
    this.selector = Selector.open();
    try {
      server.bind(address);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT, new Acceptor());
    } catch (IOException e) {
      server.close();
      selector.close();
      throw new IOException("cannot listen at " + address + ": " + e.getMessage(), e);
    }
    this.thread = new Thread(this::serve, "ros-port-" + port());
    thread.setDaemon(true);
    thread.start();
  }

  /** The number of the port. */
  public int port() {
    return server.socket().getLocalPort();
  }

  /** Has a handler serve a channel from now on. For the port's thread. */
  SelectionKey watch(SocketChannel channel, int operations, PortHandler handler)
      throws IOException {
    return channel.register(selector, operations, handler);
  }

  /**
   * Gives a channel away. For the port's thread.
   *
   * @param channel that an {@link Introduction} got
   * @param owner gets it on the port's thread a little later, blocking
   */
  public void release(SocketChannel channel, Consumer<SocketChannel> owner) {
    channel.keyFor(selector).cancel();
    releases.add(() -> hand(channel, owner));
  }

  private void hand(SocketChannel channel, Consumer<SocketChannel> owner) {
    try {
      channel.configureBlocking(true);
      owner.accept(channel);
    } catch (IOException e) {
      log.log(LogLevel.WARN, "a connection was lost: " + e.getMessage());
      close(channel);
    }
  }

  /** Has {@link PortHandler#attend} called soon for all handlers. For any thread. */
  void attend() {
    attention = true;
    selector.wakeup();
  }

  private void serve() {
    long lastCheck = System.nanoTime();
    try {
      while (!closing) {
        selector.select(key -> visit(key, () -> handler(key).ready(key)), CHECK_MS);
        releaseAll();
        if (attention) {
          attention = false;
          selector.keys().forEach(key -> visit(key, () -> handler(key).attend()));
        }
        long now = System.nanoTime();
        if (now - lastCheck > CHECK_MS * 1_000_000) {
          lastCheck = now;
          selector.keys().forEach(key -> visit(key, () -> handler(key).check(now)));
        }
      }
    } catch (IOException e) {
      log.log(LogLevel.FATAL, "the node's port has failed: " + e.getMessage());
    } finally {
      closeAll();
    }
  }

  private void releaseAll() throws IOException {
    if (!releases.isEmpty()) {
      // Only a select takes cancelled keys out; until then a channel cannot be made blocking.
      selector.selectNow(key -> visit(key, () -> handler(key).ready(key)));
      List<Runnable> now = List.copyOf(releases);
      releases.clear();
      now.forEach(Runnable::run);
    }
  }

  private static PortHandler handler(SelectionKey key) {
    return (PortHandler) key.attachment();
  }

  private interface Visit {
    void run() throws IOException;
  }

  private void visit(SelectionKey key, Visit visit) {
    if (!key.isValid()) {
      return;
    }
    try {
      visit.run();
    } catch (PeerException e) {
      drop(key, LogLevel.WARN, e.getMessage());
    } catch (IOException | CancelledKeyException e) {
      drop(key, LogLevel.DEBUG, e.getMessage());
    } catch (RuntimeException e) {
      // Whatever one peer has led to, the others are served on.
      drop(key, LogLevel.ERROR, e.toString());
    }
  }

  private void drop(SelectionKey key, LogLevel level, String reason) {
    close(key.channel());
    key.cancel();
    log.log(level, handler(key) + " closed: " + reason);
    handler(key).closed();
  }

  private void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      log.log(LogLevel.WARN, "a connection could not be closed: " + e.getMessage());
    }
  }

  private void closeAll() {
    for (SelectionKey key : selector.keys()) {
      close(key.channel());
      handler(key).closed();
    }
    close(server);
    try {
      selector.close();
    } catch (IOException e) {
      log.log(LogLevel.WARN, "a selector could not be closed: " + e.getMessage());
    }
    releases.forEach(Runnable::run); // What was given away is its owner's to close.
  }

  /** Closes the port and all connections to it. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      if (Thread.currentThread() != thread) {
        thread.join(CLOSE_JOIN_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets peers in. */
  private final class Acceptor implements PortHandler {

    @Override
    public void ready(SelectionKey key) {
      try {
        SocketChannel channel = server.accept();
        if (channel != null) {
          admit(channel);
        }
      } catch (IOException e) {
        // No more files can be opened, most often: wait for the next check rather than spin.
        log.log(LogLevel.ERROR, "a connection could not be accepted: " + e.getMessage());
        key.interestOps(0);
      }
    }

    private void admit(SocketChannel channel) throws IOException {
      if (selector.keys().size() > limits.maxConnections()) {
        log.log(
            LogLevel.WARN,
            "refused %s: there are %d connections already"
                .formatted(channel.getRemoteAddress(), limits.maxConnections()));
        channel.close();
        return;
      }
      try {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Keepalive.enable(channel);
        watch(channel, SelectionKey.OP_READ, new Handshake(channel, limits, introduction));
      } catch (IOException e) {
        channel.close(); // The peer has gone already.
        return;
      }
      limitHandshakes();
    }

    /** Of too many silent peers, the one that has been silent longest must go. */
    private void limitHandshakes() {
      List<SelectionKey> silent = new ArrayList<>();
      for (SelectionKey key : selector.keys()) {
        if (key.isValid() && key.attachment() instanceof Handshake) {
          silent.add(key);
        }
      }
      if (silent.size() > limits.maxHandshakes()) {
        silent.sort((a, b) -> ((Handshake) a.attachment()).compareAge((Handshake) b.attachment()));
        drop(silent.get(0), LogLevel.WARN, "too many peers without a header");
      }
    }

    @Override
    public void check(long nanoTime) {
      server.keyFor(selector).interestOps(SelectionKey.OP_ACCEPT);
    }

    @Override
    public String toString() {
      return "the node's port";
    }
  }
}
