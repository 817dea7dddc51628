package org.gaitway.adapter.ros1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.stream.Stream;

/**
 * How other nodes reach this machine, and where it listens.
 *
 * @param name name or address that other nodes are told
 * @param listen local address to listen at, with port 0
 */
record HostAddress(String name, InetSocketAddress listen) {

  /**
   * Chooses as ROS does.
   *
   * @param configured name or address; empty for this machine's name, or its address if the name is
   *     that of the loopback
   */
  static HostAddress of(String configured) throws IOException {
    String name = configured.isEmpty() ? machine() : configured;
    boolean loopback = !configured.isEmpty() && isLoopback(name);
    return new HostAddress(
        name, loopback ? new InetSocketAddress(name, 0) : new InetSocketAddress(0));
  }

  private static String machine() throws IOException {
    InetAddress local = InetAddress.getLocalHost();
    return isLoopback(local.getHostName()) ? ownAddress(local) : local.getHostName();
  }

  private static boolean isLoopback(String name) {
    return name.equals("localhost") || name.startsWith("127.") || name.equals("::1");
  }

  private static String ownAddress(InetAddress otherwise) throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(HostAddress::siteAddresses)
        .findFirst()
        .orElse(otherwise.getHostAddress());
  }

  private static Stream<String> siteAddresses(NetworkInterface network) {
    return network
        .inetAddresses()
        .filter(a -> !a.isLoopbackAddress() && a.getAddress().length == 4)
        .map(InetAddress::getHostAddress);
  }

  /** The URI of a server on this machine. */
  String uri(String scheme, int port) {
    return scheme + "://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }
}
