package org.gaitway.adapter.ros1.xmlrpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers XML-RPC calls over HTTP, whatever their path. Number of connections, time to read a
 * request and its size are bounded. Its threads do not keep the JVM from ending.
 *
 * <p>What is not HTTP is answered with status 400, what is not a call of XML-RPC with a fault. A
 * handler that throws an unchecked exception is answered for with a fault, too, and the exception
 * goes to the thread's {@link Thread.UncaughtExceptionHandler}; the server goes on.
 */
public final class XmlRpcServer implements AutoCloseable {
  private static final int BACKLOG = 50;

  /** How long a connection may be idle while others wait to be served. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Codes of faults that servers of several languages have agreed on. */
  private static final int NOT_A_CALL = -32700;

  private static final int INTERNAL_ERROR = -32603;

  private final ServerSocket listener;
  private final XmlRpcHandler handler;
  private final XmlRpcLimits limits;
  private final ThreadPoolExecutor workers;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;

  private volatile boolean closed;

  /**
   * Starts a server on threads of its own, with default limits.
   *
   * @param address to listen at; port 0 for any that is free
   * @param handler answers the calls
   * @throws IOException if the address cannot be had
   */
  public XmlRpcServer(InetSocketAddress address, XmlRpcHandler handler) throws IOException {
    this(address, handler, XmlRpcLimits.DEFAULT);
  }

  /**
   * Starts a server on threads of its own.
   *
   * @param address to listen at; port 0 for any that is free
   * @param handler answers the calls
   * @param limits what the server takes upon itself
   * @throws IOException if the address cannot be had
   */
  public XmlRpcServer(InetSocketAddress address, XmlRpcHandler handler, XmlRpcLimits limits)
      throws IOException {
    this.handler = handler;
    this.limits = limits;
    listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(address, BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw new IOException("cannot listen at " + address + ": " + e.getMessage(), e);
    }
    workers =
        new ThreadPoolExecutor(
            limits.connections(),
            limits.connections(),
            5,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(BACKLOG),
            task -> daemon(task, "xmlrpc-connection"));
    workers.allowCoreThreadTimeOut(true);
    acceptor = daemon(this::accept, "xmlrpc-accept");
    acceptor.start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** The port that the server listens at. */
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!closed) {
      try {
        serve(listener.accept());
      } catch (IOException e) {
        if (!closed) { // Such as too many open files: others may be closed soon.
          report(e);
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket socket) throws IOException {
    sockets.add(socket);
    try {
      workers.execute(() -> converse(socket));
      if (closed) { // Perhaps too late to be closed with the others.
        socket.close();
      }
    } catch (RejectedExecutionException e) { // Too many wait already, or the server is closed.
      sockets.remove(socket);
      socket.close();
    }
  }

  private void converse(Socket socket) {
    try (socket;
        HttpConnection connection = new HttpConnection(socket, limits.requestBytes())) {
      boolean goesOn = true;
      while (goesOn && hasRequest(connection)) {
        goesOn = answer(connection, socket);
      }
    } catch (IOException e) {
      // The peer is gone, or too slow, or the server was closed: there is no one to tell.
    } finally {
      sockets.remove(socket);
    }
  }

  /** Waits for a request; false if the connection was closed, or is idle while others wait. */
  private boolean hasRequest(HttpConnection connection) throws IOException {
    long deadline = System.nanoTime() + limits.idleTime().toNanos();
    while (true) {
      try {
        return connection.await(PATIENCE);
      } catch (SocketTimeoutException e) {
        if (othersWait() || System.nanoTime() - deadline > 0) {
          return false;
        }
      }
    }
  }

  private boolean othersWait() {
    return !workers.getQueue().isEmpty();
  }

  /** Answers one request; returns whether another may follow. */
  private boolean answer(HttpConnection connection, Socket socket) throws IOException {
    String peer = String.valueOf(socket.getRemoteSocketAddress());
    HttpMessage request;
    try {
      request = connection.readRequest(limits.requestTime());
    } catch (HttpReader.TooLargeException e) {
      handler.refused(peer, e.getMessage());
      connection.send(head("413 Content Too Large", false), text(e));
      return false;
    } catch (XmlRpcException e) {
      handler.refused(peer, e.getMessage());
      connection.send(head("400 Bad Request", false), text(e));
      return false;
    }
    if (!request.startLine().startsWith("POST ")) {
      connection.send(head("405 Method Not Allowed", false), new byte[0]);
      return false;
    }
    boolean keep = request.keepsConnection() && !othersWait();
    connection.send(head("200 OK", keep), reply(request.body(), peer));
    return keep;
  }

  private static String head(String status, boolean keep) {
    return "HTTP/1.1 "
        + status
        + "\r\nServer: Gaitway\r\nConnection: "
        + (keep ? "keep-alive" : "close")
        + "\r\n";
  }

  private static byte[] text(Exception e) {
    return XmlRpcWriter.fault(NOT_A_CALL, e.getMessage());
  }

  private byte[] reply(byte[] body, String peer) {
    try {
      MethodCall call = XmlRpcReader.readCall(body);
      return XmlRpcWriter.response(handler.call(call.method(), call.params()));
    } catch (XmlRpcFaultException e) {
      return XmlRpcWriter.fault(e.code(), e.text());
    } catch (XmlRpcException e) {
      handler.refused(peer, e.getMessage());
      return text(e);
    } catch (RuntimeException e) {
      report(e);
      return XmlRpcWriter.fault(INTERNAL_ERROR, e.toString());
    }
  }

  private static void report(Exception e) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
  }

  /**
   * Stops listening and closes all connections; calls that are being answered are cut off. The port
   * is free when this returns.
   */
  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
      workers.shutdown();
      for (Socket socket : sockets) {
        socket.close();
      }
      acceptor.join(); // Until then, the port is not free.
    } catch (IOException e) {
      throw new UncheckedIOException("the XML-RPC server cannot be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
