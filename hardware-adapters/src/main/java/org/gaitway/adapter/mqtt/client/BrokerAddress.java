package org.gaitway.adapter.mqtt.client;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a broker listens.
 *
 * @param tls whether the connection is encrypted
 * @param host its name or address
 * @param port its TCP port
 */
public record BrokerAddress(boolean tls, String host, int port) {
  private static final int PORT = 1883;
  private static final int TLS_PORT = 8883;

  /**
   * Reads an address.
   *
   * @param uri {@code tcp://host:port} or, encrypted, {@code ssl://host:port}; the port may be left
   *     out for the registered ones, 1883 and 8883
   * @throws IllegalArgumentException if it has another form
   */
  public static BrokerAddress parse(String uri) {
    URI parsed;
    try {
      parsed = new URI(uri);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(expected(uri), e);
    }
    boolean tls = "ssl".equals(parsed.getScheme());
    boolean plain = "tcp".equals(parsed.getScheme());
    boolean bare = parsed.getPath().isEmpty() && parsed.getQuery() == null;
    if (!(tls || plain) || parsed.getHost() == null || !bare || parsed.getUserInfo() != null) {
      throw new IllegalArgumentException(expected(uri));
    }
    int port = parsed.getPort() >= 0 ? parsed.getPort() : tls ? TLS_PORT : PORT;
    return new BrokerAddress(tls, parsed.getHost(), port);
  }

  private static String expected(String found) {
    return "broker must be tcp://HOST:PORT or ssl://HOST:PORT, was " + found;
  }

  @Override
  public String toString() {
    return (tls ? "ssl://" : "tcp://") + host + ":" + port;
  }
}
