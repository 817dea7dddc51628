package org.gaitway.adapter.ros1.tcpros;

import org.gaitway.config.Setting;

/**
 * How much other nodes may ask of this one.
 *
 * @param maxMessageBytes longest message that is received
 * @param maxHeaderBytes longest connection header that is received
 * @param handshakeSeconds how long a peer may take to introduce itself [s]
 * @param maxHandshakes most peers that have not introduced themselves yet
 * @param maxConnections most connections that others have opened
 * @param maxPublishers most publishers that one topic is received from
 * @param maxCallers most connections to services, each of which has a thread
 * @param stallSeconds after which a subscriber that takes nothing is given up [s]. Of native nodes,
 *     those of rospy do not come back by themselves after that
 */
public record ConnectionLimits(
    @Setting(value = "Longest message that is received [bytes]", min = 1) int maxMessageBytes,
    @Setting(value = "Longest connection header that is received [bytes]", min = 64)
        int maxHeaderBytes,
    @Setting(value = "How long a peer may take to introduce itself [s]", min = 0.1, max = 3600)
        double handshakeSeconds,
    @Setting(value = "Most peers that have not introduced themselves yet", min = 1)
        int maxHandshakes,
    @Setting(value = "Most connections that others have opened", min = 1) int maxConnections,
    @Setting(value = "Most publishers that one topic is received from", min = 1) int maxPublishers,
    @Setting(value = "Most connections to services, each of which has a thread", min = 1)
        int maxCallers,
    @Setting(
            value = "After which a subscriber that takes nothing is given up [s]",
            min = 1,
            max = 86_400)
        double stallSeconds) {

  /** Checks the ranges. */
  public ConnectionLimits {
    atLeastOne("maxMessageBytes", maxMessageBytes);
    atLeastOne("maxHeaderBytes", maxHeaderBytes);
    atLeastOne("maxHandshakes", maxHandshakes);
    atLeastOne("maxConnections", maxConnections);
    atLeastOne("maxPublishers", maxPublishers);
    atLeastOne("maxCallers", maxCallers);
    positive("handshakeSeconds", handshakeSeconds);
    positive("stallSeconds", stallSeconds);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0 && value < 1e6)) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  /** Enough for camera images and dozens of nodes. */
  public static ConnectionLimits standard() {
    return new ConnectionLimits(256 << 20, 1 << 18, 5, 64, 512, 64, 64, 900);
  }

  /** How long a peer may take to introduce itself [ns]. */
  long handshakeNanos() {
    return (long) (handshakeSeconds * 1e9);
  }

  /** After which a subscriber that takes nothing is given up [ns]. */
  public long stallNanos() {
    return (long) (stallSeconds * 1e9);
  }
}
