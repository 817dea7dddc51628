package org.gaitway.adapter.ros1;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.gaitway.adapter.ros1.master.Registrar;
import org.gaitway.adapter.ros1.message.MessageType;
import org.gaitway.adapter.ros1.tcpros.ConnectionLimits;
import org.gaitway.adapter.ros1.tcpros.PublisherLocator;
import org.gaitway.adapter.ros1.tcpros.TopicIdentity;

/** The topics that a node is subscribed to. */
final class Subscriptions {
  private final String node;
  private final Registrar registrar;
  private final PublisherLocator locator;
  private final ConnectionLimits limits;
  private final NodeLog log;
  private final Map<String, Subscription> byTopic = new ConcurrentHashMap<>();

  Subscriptions(
      String node,
      Registrar registrar,
      PublisherLocator locator,
      ConnectionLimits limits,
      NodeLog log) {
    this.node = node;
    this.registrar = registrar;
    this.locator = locator;
    this.limits = limits;
    this.log = log;
  }

  /**
   * Adds a subscriber, to the subscription that there is for its topic or to a new one.
   *
   * @param subscriber makes the subscriber
   * @throws IllegalStateException if the topic is subscribed to with another type
   */
  synchronized <S> S open(String topic, MessageType<?> type, Function<Subscription, S> subscriber) {
    Subscription present = byTopic.get(topic);
    if (present != null) {
      checkSame(present.identity(), type);
      return subscriber.apply(present);
    }
    Subscription added =
        new Subscription(
            new TopicIdentity(topic, node, type), locator, limits, log, this::closeUnused);
    S result = subscriber.apply(added);
    byTopic.put(topic, added);
    register(added);
    return result;
  }

  private static void checkSame(TopicIdentity present, MessageType<?> type) {
    if (!present.type().md5sum().equals(type.md5sum())) {
      throw new IllegalStateException(
          "topic %s: expected %s as before, found %s"
              .formatted(present.topic(), present.type(), type));
    }
  }

  private void register(Subscription subscription) {
    String topic = subscription.topic();
    registrar.register(
        "subscriber to " + topic,
        master ->
            subscription.registered(
                master.registerSubscriber(topic, subscription.identity().type().name())));
  }

  private synchronized void closeUnused(Subscription subscription) {
    if (subscription.isUnused()) {
      close(subscription);
    }
  }

  private void close(Subscription subscription) {
    String topic = subscription.topic();
    if (byTopic.remove(topic, subscription)) {
      registrar.unregister("subscriber to " + topic, master -> master.unregisterSubscriber(topic));
      subscription.close();
    }
  }

  /** Takes the master's new list of publishers. */
  void updated(String topic, List<String> publishers) {
    Subscription subscription = byTopic.get(topic);
    if (subscription != null) {
      subscription.updated(publishers);
    }
  }

  Collection<Subscription> all() {
    return byTopic.values();
  }

  void registerAll() {
    byTopic.values().forEach(this::register);
  }

  void closeAll() {
    byTopic.values().forEach(this::close);
  }
}
