package org.gaitway.adapter.ros1.xmlrpc;

import java.net.URI;

/**
 * Where a server is, taken from its URI. Names of hosts may have an underscore, which URIs do not
 * allow but ROS masters and nodes have.
 *
 * @param host name or address
 * @param port its port
 * @param path beginning with a slash
 */
record ServerAddress(String host, int port, String path) {
  private static final int HTTP_PORT = 80;

  /**
   * Returns an address.
   *
   * @throws IllegalArgumentException if it is not one of HTTP
   */
  static ServerAddress of(URI uri) {
    String authority = uri.getRawAuthority();
    if (!"http".equalsIgnoreCase(uri.getScheme()) || authority == null) {
      throw wrong(uri);
    }
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = hostAndPort.lastIndexOf(':');
    boolean hasPort = colon > hostAndPort.lastIndexOf(']');
    String host = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty()) {
      throw wrong(uri);
    }
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new ServerAddress(
        host, hasPort ? port(hostAndPort.substring(colon + 1), uri) : HTTP_PORT, path);
  }

  private static int port(String text, URI uri) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 0xFFFF) {
      throw wrong(uri);
    }
    return Integer.parseInt(text);
  }

  private static IllegalArgumentException wrong(URI uri) {
    return new IllegalArgumentException("expected http://HOST:PORT/, found '" + uri + "'");
  }

  /** The host and the port as a request tells them. */
  String hostHeader() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
