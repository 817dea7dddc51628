package org.gaitway.adapter.ros1;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gaitway.adapter.ros1.master.Registrar;
import org.gaitway.adapter.ros1.message.MessageType;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.tcpros.ConnectionHeader;
import org.gaitway.adapter.ros1.tcpros.ConnectionPort;
import org.gaitway.adapter.ros1.tcpros.PeerException;
import org.gaitway.adapter.ros1.tcpros.TopicIdentity;
import org.gaitway.adapter.ros1.tcpros.TopicPublication;

/** The topics that a node publishes. */
final class Publications {
  private final String node;
  private final Registrar registrar;
  private final long stallNanos;
  private final Map<String, TopicPublication> byTopic = new ConcurrentHashMap<>();

  Publications(String node, Registrar registrar, long stallNanos) {
    this.node = node;
    this.registrar = registrar;
    this.stallNanos = stallNanos;
  }

  <M extends RosMessage> Publisher<M> open(
      String topic, MessageType<M> type, PublisherOptions options) {
    TopicPublication publication =
        new TopicPublication(
            new TopicIdentity(topic, node, type),
            options.latching(),
            options.queueSize(),
            stallNanos);
    if (byTopic.putIfAbsent(topic, publication) != null) {
      throw new IllegalStateException(
          "topic " + topic + " is published by this node already; share its publisher");
    }
    register(publication);
    return new Publisher<>(publication, type, () -> close(publication));
  }

  private void register(TopicPublication publication) {
    TopicIdentity identity = publication.identity();
    registrar.register(
        "publisher of " + identity.topic(),
        master -> master.registerPublisher(identity.topic(), identity.type().name()));
  }

  private void close(TopicPublication publication) {
    String topic = publication.identity().topic();
    if (byTopic.remove(topic, publication)) {
      registrar.unregister("publisher of " + topic, master -> master.unregisterPublisher(topic));
      publication.close();
    }
  }

  /** Takes in a subscriber. */
  void admit(ConnectionHeader header, SocketChannel channel, ConnectionPort port)
      throws IOException {
    String topic = header.require("topic");
    TopicPublication publication = byTopic.get(topic);
    if (publication == null) {
      throw new PeerException(
          "topic %s is not published by %s, only %s".formatted(topic, node, byTopic.keySet()));
    }
    publication.admit(header, channel, port);
  }

  boolean has(String topic) {
    return byTopic.containsKey(topic);
  }

  Collection<TopicPublication> all() {
    return byTopic.values();
  }

  void registerAll() {
    byTopic.values().forEach(this::register);
  }

  void closeAll() {
    byTopic.values().forEach(this::close);
  }
}
