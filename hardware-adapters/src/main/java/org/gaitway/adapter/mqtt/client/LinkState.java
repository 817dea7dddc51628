package org.gaitway.adapter.mqtt.client;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the threads of a link know of each other. */
final class LinkState {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object change = new Object();

  /** The one being made, or made; for closing. */
  private volatile Connection newest;

  /** The one that is subscribed, until it is lost. */
  private volatile Connection connection;

  /** The one on which the source has said what everybody must know. */
  private volatile Connection greeted;

  private IOException failure;

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  void close() {
    closed.countDown();
    synchronized (change) {
      change.notifyAll();
    }
  }

  /** Waits, but not when the link is closed. */
  void pause(long milliseconds) throws InterruptedException {
    closed.await(milliseconds, TimeUnit.MILLISECONDS);
  }

  void opening(Connection made) {
    newest = made;
  }

  void subscribed(Connection made) {
    synchronized (change) {
      connection = made;
    }
  }

  /** What the source had to say first has been sent on this connection. */
  void greeted(Connection made) {
    greeted = made;
    synchronized (change) {
      change.notifyAll();
    }
  }

  /** This connection is no more; another one stays. */
  void lost(Connection made, IOException reason) {
    synchronized (change) {
      if (connection == made) {
        connection = null;
      }
      failure = reason;
      change.notifyAll();
    }
  }

  boolean isReady() {
    Connection current = connection;
    return current != null && current == greeted;
  }

  /** The connection to send on; null if there is none. */
  Connection current() {
    return connection;
  }

  /** Whether the source has still to say what everybody must know. */
  boolean isNew(Connection made) {
    return made != greeted;
  }

  /** The one being made, or made. */
  Optional<Connection> connection() {
    return Optional.ofNullable(newest);
  }

  void awaitReady(long timeoutMs) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
    synchronized (change) {
      while (!isReady()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        boolean refused = failure instanceof ProtocolException e && e.isRefusal();
        if (refused || left <= 0 || isClosed()) {
          throw failure != null ? failure : new IOException("no answer in " + timeoutMs + " ms");
        }
        change.wait(left);
      }
    }
  }
}
