package org.gaitway.adapter.mqtt.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;

/** The receiving side of a link: makes the connection, listens, and makes it again. */
final class Receiver implements Runnable {
  private static final int QOS_SHIFT = 1;
  private static final int QOS_MASK = 3;
  private static final int RETAIN = 1;

  private final LinkOptions options;
  private final List<Subscription> subscriptions;
  private final LinkEvents events;
  private final LinkState state;
  private final Runnable wakeSender;
  private final int longestTopic;
  private boolean wasLost;

  Receiver(
      LinkOptions options,
      List<Subscription> subscriptions,
      LinkEvents events,
      LinkState state,
      Runnable wakeSender) {
    this.options = options;
    this.subscriptions = List.copyOf(subscriptions);
    this.events = events;
    this.state = state;
    this.wakeSender = wakeSender;
    longestTopic = subscriptions.stream().mapToInt(s -> s.topic().bytes().length).max().orElse(0);
  }

  @Override
  public void run() {
    int pause = options.reconnectMinMs();
    try {
      while (!state.isClosed()) {
        boolean connected = receive();
        pause = connected ? options.reconnectMinMs() : pause;
        state.pause(pause);
        pause = Math.min(2 * pause, options.reconnectMaxMs());
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but to end it.
      Thread.currentThread().interrupt();
    }
  }

  /** Makes a connection and listens until it is lost; returns whether there was one. */
  private boolean receive() {
    Connection connection = new Connection(options);
    boolean connected = false;
    state.opening(connection);
    try {
      connection.open(longestTopic);
      connection.subscribe(subscriptions, packets -> dispatch(connection, packets));
      connected = true;
      connected(connection);
      listen(connection);
    } catch (IOException e) {
      lost(connected, connection, connection.explain(e));
    } finally {
      connection.close();
    }
    return connected;
  }

  private void connected(Connection connection) {
    events.count(LinkEvent.CONNECTED);
    if (wasLost) {
      events.say("MQTT broker " + options.address() + ": connected again");
    }
    connection.heard();
    state.subscribed(connection);
    wakeSender.run();
  }

  private void lost(boolean connected, Connection connection, IOException reason) {
    state.lost(connection, reason);
    if (state.isClosed()) {
      return;
    }
    wasLost = true;
    String why = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    events.problem(
        connected ? LinkEvent.LOST : LinkEvent.NOT_CONNECTED,
        String.format(
            "MQTT broker %s: %s: %s; trying again",
            options.address(), connected ? "connection lost" : "cannot connect", why));
  }

  private void listen(Connection connection) throws IOException {
    PacketReader packets = connection.packets();
    long limit = connection.silenceLimitNs();
    connection.patience(options.keepAliveS() * 250);
    while (!state.isClosed()) {
      try {
        packets.next();
        connection.heard();
        dispatch(connection, packets);
      } catch (SocketTimeoutException e) {
        if (connection.silenceNs() > limit) {
          throw new IOException("no sign of life for " + limit / 1_000_000 + " ms", e);
        }
      }
    }
  }

  private void oversize() {
    events.problem(
        LinkEvent.OVERSIZE,
        "MQTT broker "
            + options.address()
            + ": skipped a message of more than "
            + options.maxPayload()
            + " bytes");
  }

  private void dispatch(Connection connection, PacketReader packets) throws IOException {
    switch (packets.type()) {
      case PUBLISH -> publish(connection, packets);
      case PUBACK -> {
        connection.acknowledged();
        wakeSender.run();
      }
      case PINGRESP, SUBACK -> {
        // That it came says enough.
      }
      default -> throw ProtocolException.broken("a broker does not send " + packets.type());
    }
  }

  /** PUBLISH (section 3.3). */
  private void publish(Connection connection, PacketReader packets) throws IOException {
    int topic = packets.body() + Short.BYTES;
    int topicLength = packets.shortAt(packets.body());
    int payload = topic + topicLength;
    int qos = packets.flags() >> QOS_SHIFT & QOS_MASK;
    if (qos > 0) {
      connection.acknowledge(packets.shortAt(payload));
      payload += Short.BYTES;
      wakeSender.run();
    }
    int length = packets.body() + packets.length() - payload;
    if (length < 0) {
      throw ProtocolException.broken("a message ends within its topic");
    }
    boolean tooLong = packets.isCut() || length > options.maxPayload();
    if (tooLong) {
      oversize();
    }
    for (Subscription subscription : subscriptions) {
      if (subscription.topic().matches(packets.buffer(), topic, topicLength)) {
        deliver(subscription.listener(), packets, payload, length, tooLong);
      }
    }
  }

  private void deliver(
      MessageListener listener, PacketReader packets, int payload, int length, boolean tooLong) {
    if (tooLong) {
      listener.tooLong();
    } else {
      events.count(LinkEvent.RECEIVED);
      listener.received(packets.buffer(), payload, length, (packets.flags() & RETAIN) != 0);
    }
  }
}
