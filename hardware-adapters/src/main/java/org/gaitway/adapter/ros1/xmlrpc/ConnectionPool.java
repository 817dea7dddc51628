package org.gaitway.adapter.ros1.xmlrpc;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** The connections of a client: those in use, and for each server at most one that waits. */
final class ConnectionPool {
  private static final Duration IDLE_TIME = Duration.ofSeconds(20);

  private final Set<HttpConnection> open = new HashSet<>();
  private final Map<ServerAddress, Idle> idle = new HashMap<>();
  private boolean closed;

  /** A connection that waits for its next use. */
  private record Idle(HttpConnection connection, long sinceNanos) {}

  /** Makes a connection. */
  interface Connector {
    HttpConnection connect() throws IOException;
  }

  /**
   * Takes the connection that waits for this server, or null. Closes those that waited too long.
   */
  synchronized HttpConnection take(ServerAddress address) throws SocketException {
    checkOpen();
    long now = System.nanoTime();
    Iterator<Idle> waiting = idle.values().iterator();
    while (waiting.hasNext()) {
      Idle next = waiting.next();
      if (now - next.sinceNanos > IDLE_TIME.toNanos()) {
        waiting.remove();
        discard(next.connection);
      }
    }
    Idle found = idle.remove(address);
    return found == null ? null : found.connection;
  }

  /** Makes a connection, which is closed with this. */
  HttpConnection open(Connector connector) throws IOException {
    HttpConnection connection = connector.connect();
    synchronized (this) {
      if (!closed) {
        open.add(connection);
        return connection;
      }
    }
    connection.close();
    throw new SocketException("the client is closed");
  }

  /** Lets a connection wait for its next use, unless another one waits already. */
  synchronized void keep(ServerAddress address, HttpConnection connection) {
    if (closed || idle.containsKey(address)) {
      discard(connection);
    } else {
      idle.put(address, new Idle(connection, System.nanoTime()));
    }
  }

  /** Closes a connection. */
  synchronized void discard(HttpConnection connection) {
    open.remove(connection);
    connection.close();
  }

  private void checkOpen() throws SocketException {
    if (closed) {
      throw new SocketException("the client is closed");
    }
  }

  /** Closes all connections, those in use as well. */
  synchronized void close() {
    closed = true;
    idle.clear();
    for (HttpConnection connection : open) {
      connection.close();
    }
    open.clear();
  }
}
