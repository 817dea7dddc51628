package org.gaitway.adapter.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cable between a client and its broker that can be pulled out, or cut. */
final class Wire implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final int brokerPort;
  private volatile boolean pulled;

  Wire(int brokerPort) throws IOException {
    this.brokerPort = brokerPort;
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        connect(server.accept());
      }
    } catch (IOException e) {
      cut(); // The wire was closed.
    }
  }

  private void connect(Socket client) {
    try {
      Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
      sockets.add(client);
      sockets.add(broker);
      start(() -> forward(client, broker));
      start(() -> forward(broker, client));
    } catch (IOException e) {
      close(client); // There is no broker.
    }
  }

  private void forward(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (!pulled) {
          out.write(buffer, 0, count);
          out.flush();
        }
      }
      to.close();
    } catch (IOException e) {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** While pulled, nothing passes, but neither end is told. */
  void pull(boolean out) {
    pulled = out;
  }

  /** Ends all connections without a farewell; new ones can be made. */
  void cut() {
    sockets.forEach(Wire::close);
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
