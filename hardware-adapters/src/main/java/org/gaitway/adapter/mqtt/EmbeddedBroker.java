package org.gaitway.adapter.mqtt;

import io.moquette.BrokerConstants;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A broker inside this program, for demonstrations: it asks for no password, keeps nothing on disk,
 * and listens on the loopback interface unless told otherwise. It needs the library Moquette on the
 * class path, which the robot's package leaves out.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** Where only programs on this machine can connect. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final long START_NS = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Server server = new Server();
  private final String host;
  private boolean closed;

  /**
   * Starts it on the loopback interface.
   *
   * @param port the TCP port; 0 for any that is free
   * @throws IOException if it cannot listen there
   */
  public EmbeddedBroker(int port) throws IOException {
    this(LOOPBACK, port);
  }

  /**
   * Starts it.
   *
   * @param host address of the interface; whoever reaches it may command the robot
   * @param port the TCP port; 0 for any that is free
   * @throws IOException if it cannot listen there
   */
  public EmbeddedBroker(String host, int port) throws IOException {
    this.host = host;
    expectFree(host, port);
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, host);
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, String.valueOf(port));
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    // Messages leave at once, not with the next tick of a second's timer.
    properties.setProperty(
        IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME,
        String.valueOf(BrokerConstants.IMMEDIATE_BUFFER_FLUSH));
    server.startServer(new MemoryConfig(properties));
    awaitPort();
  }

  /** The library only logs that a port is taken. */
  private static void expectFree(String host, int port) throws IOException {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      probe.setReuseAddress(true);
    } catch (IOException e) {
      throw new IOException(
          "no MQTT broker can listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  /** The library learns which port it got a moment after it has begun to listen. */
  private void awaitPort() throws IOException {
    long deadline = System.nanoTime() + START_NS;
    while (server.getPort() <= 0) {
      if (System.nanoTime() > deadline) {
        close();
        throw new IOException("the MQTT broker on " + host + " did not start");
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  /** Its address, for the setting {@code broker}. */
  public String address() {
    return "tcp://" + host + ":" + server.getPort();
  }

  /** Stops it. Closing twice is harmless. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      server.stopServer();
    }
  }
}
