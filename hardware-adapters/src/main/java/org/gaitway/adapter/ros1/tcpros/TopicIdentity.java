package org.gaitway.adapter.ros1.tcpros;

import org.gaitway.adapter.ros1.message.MessageType;

/**
 * A topic as one node knows it, and the rule for when two nodes mean the same.
 *
 * @param topic global name
 * @param node global name of this node
 * @param type of the messages
 */
public record TopicIdentity(String topic, String node, MessageType<?> type) {
  private static final String ANY = "*";

  /** What a subscriber sends to a publisher. */
  ConnectionHeader subscriberHeader() {
    return ConnectionHeader.of(
        "message_definition",
        type.definition(),
        "callerid",
        node,
        "topic",
        topic,
        "md5sum",
        type.md5sum(),
        "type",
        type.name(),
        "tcp_nodelay",
        "1");
  }

  /** What a publisher answers. */
  ConnectionHeader publisherHeader(boolean latching) {
    return ConnectionHeader.of(
        "message_definition",
        type.definition(),
        "callerid",
        node,
        "topic",
        topic,
        "md5sum",
        type.md5sum(),
        "type",
        type.name(),
        "latching",
        latching ? "1" : "0");
  }

  /**
   * Checks that the other end has the same type; {@code *} stands for any.
   *
   * @throws PeerException if not
   */
  void check(ConnectionHeader peer) throws PeerException {
    if (peer.get("error").isPresent()) {
      throw new PeerException(
          "topic %s: %s refuses: %s".formatted(topic, name(peer), shown(peer, "error")));
    }
    String md5sum = peer.require("md5sum");
    String typeName = peer.get("type").orElse(ANY);
    if (!same(md5sum, type.md5sum()) || !same(typeName, type.name())) {
      throw new PeerException(
          "topic %s: expected %s with md5sum %s, %s has %s with md5sum %s"
              .formatted(
                  topic,
                  type.name(),
                  type.md5sum(),
                  name(peer),
                  ConnectionHeader.printable(typeName),
                  ConnectionHeader.printable(md5sum)));
    }
  }

  private static boolean same(String found, String expected) {
    return found.equals(expected) || found.equals(ANY) || expected.equals(ANY);
  }

  private static String name(ConnectionHeader peer) {
    return peer.get("callerid").map(ConnectionHeader::printable).orElse("the peer");
  }

  private static String shown(ConnectionHeader peer, String field) {
    return ConnectionHeader.printable(peer.get(field).orElse(""));
  }
}
