package org.gaitway.adapter.ros1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.gaitway.adapter.ros1.message.RosFormatException;
import org.gaitway.adapter.ros1.tcpros.ConnectionLimits;
import org.gaitway.adapter.ros1.tcpros.IncomingLink;
import org.gaitway.adapter.ros1.tcpros.PublisherLocator;
import org.gaitway.adapter.ros1.tcpros.TopicIdentity;

/**
 * The receiving end of a topic: links to its publishers, shared by all of a node's subscribers to
 * it.
 */
final class Subscription {

  /** Turns bytes into a message and passes it on. */
  @FunctionalInterface
  interface Decoder {
    void decode(byte[] bytes, int offset, int length) throws RosFormatException;
  }

  private final TopicIdentity identity;
  private final PublisherLocator locator;
  private final ConnectionLimits limits;
  private final NodeLog log;
  private final Consumer<Subscription> onUnused;
  private final List<Decoder> decoders = new CopyOnWriteArrayList<>();
  private final Object delivery = new Object();

  /** By slave URI; guarded by this. */
  private final Map<String, IncomingLink> links = new LinkedHashMap<>();

  private boolean closed;

  Subscription(
      TopicIdentity identity,
      PublisherLocator locator,
      ConnectionLimits limits,
      NodeLog log,
      Consumer<Subscription> onUnused) {
    this.identity = identity;
    this.locator = locator;
    this.limits = limits;
    this.log = log;
    this.onUnused = onUnused;
  }

  String topic() {
    return identity.topic();
  }

  TopicIdentity identity() {
    return identity;
  }

  /** Adds a decoder, which gets latched messages that came before it. */
  void add(Decoder decoder) {
    synchronized (delivery) {
      decoders.add(decoder);
      for (IncomingLink link : links()) {
        byte[] latched = link.latched();
        if (latched != null) {
          deliver(decoder, latched, 0, latched.length);
        }
      }
    }
  }

  /** Takes a decoder out; when this returns, it is not called any more. */
  void remove(Decoder decoder) {
    boolean last;
    synchronized (delivery) { // A callback that runs on another thread ends first.
      last = decoders.remove(decoder) && decoders.isEmpty();
    }
    if (last) {
      onUnused.accept(this);
    }
  }

  boolean isUnused() {
    return decoders.isEmpty();
  }

  private void received(byte[] bytes, int offset, int length) {
    synchronized (delivery) {
      for (Decoder decoder : decoders) {
        deliver(decoder, bytes, offset, length);
      }
    }
  }

  private void deliver(Decoder decoder, byte[] bytes, int offset, int length) {
    try {
      decoder.decode(bytes, offset, length);
    } catch (RosFormatException e) {
      log.log(LogLevel.ERROR, topic() + ": a message was left out: " + e.getMessage());
    } catch (RuntimeException e) {
      // The listener's fault; the next message may fare better, and other listeners too.
      log.log(LogLevel.ERROR, topic() + ": a listener failed: " + e);
    }
  }

  /**
   * Takes the publishers that the master knows when the node registers. A master that has just been
   * restarted knows few: connections to others stay as long as they last.
   *
   * @param publishers slave URIs
   */
  synchronized void registered(List<String> publishers) {
    for (IncomingLink link : links.values()) {
      if (!publishers.contains(link.publisher())) {
        link.retire();
      }
    }
    publishers.stream().distinct().forEach(this::connect);
  }

  /**
   * Takes the publishers that the master knows after a change: connects to new ones, parts from
   * those that are gone.
   *
   * @param publishers slave URIs
   */
  synchronized void updated(List<String> publishers) {
    for (IncomingLink link : List.copyOf(links.values())) {
      if (!publishers.contains(link.publisher()) && !link.isRetired()) {
        links.remove(link.publisher());
        link.close();
      }
    }
    publishers.stream().distinct().forEach(this::connect);
  }

  private void connect(String publisher) {
    links.values().removeIf(IncomingLink::isEnded);
    IncomingLink present = links.get(publisher);
    if (closed || present != null && present.revive()) {
      return;
    }
    if (links.size() >= limits.maxPublishers()) {
      log.log(
          LogLevel.WARN,
          "%s: publisher %s is left out, there are %d already"
              .formatted(topic(), publisher, links.size()));
      return;
    }
    links.put(
        publisher, new IncomingLink(identity, publisher, locator, this::received, limits, log));
  }

  /** The links, whether connected or not. */
  synchronized List<IncomingLink> links() {
    return new ArrayList<>(links.values());
  }

  int publisherCount() {
    return (int) links().stream().filter(link -> link.info() != null).count();
  }

  /** Ends all connections. */
  void close() {
    List<IncomingLink> open;
    synchronized (this) {
      closed = true;
      open = new ArrayList<>(links.values());
      links.clear();
    }
    open.forEach(IncomingLink::close);
  }
}
