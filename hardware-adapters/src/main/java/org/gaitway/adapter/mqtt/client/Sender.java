package org.gaitway.adapter.mqtt.client;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** The sending side of a link: messages, acknowledgements, signs of life. */
final class Sender implements Runnable {
  private static final int MAX_ID = 0xffff;

  private final LinkOptions options;
  private final MessageSource source;
  private final LinkEvents events;
  private final LinkState state;
  private final OutgoingPacket ping = empty(PacketType.PINGREQ);
  private final OutgoingPacket farewell = empty(PacketType.DISCONNECT);
  private final OutgoingPacket acknowledgement = new OutgoingPacket();
  private int lastId;

  Sender(LinkOptions options, MessageSource source, LinkEvents events, LinkState state) {
    this.options = options;
    this.source = source;
    this.events = events;
    this.state = state;
  }

  private static OutgoingPacket empty(PacketType type) {
    OutgoingPacket packet = new OutgoingPacket();
    packet.finish(type.firstByte());
    return packet;
  }

  @Override
  public void run() {
    while (!state.isClosed()) {
      Connection connection = state.current();
      if (connection == null) {
        LockSupport.park(this);
      } else {
        serve(connection);
      }
    }
    sayGoodbye();
  }

  private void serve(Connection connection) {
    ConnectionOutlet outlet = new ConnectionOutlet(connection);
    try {
      if (state.isNew(connection)) {
        source.connected(outlet);
        state.greeted(connection);
      }
      while (!state.isClosed() && state.current() == connection) {
        acknowledge(connection);
        source.drain(outlet);
        LockSupport.parkNanos(this, pingIfDue(connection));
      }
    } catch (IOException e) {
      connection.fail(e);
      state.lost(connection, e);
    }
  }

  private void acknowledge(Connection connection) throws IOException {
    for (Integer id = connection.nextToAcknowledge();
        id != null;
        id = connection.nextToAcknowledge()) {
      acknowledgement.begin();
      acknowledgement.writeShort(id);
      acknowledgement.finish(PacketType.PUBACK.firstByte());
      connection.send(acknowledgement);
    }
  }

  /** Returns how long until the next may be due [ns]. */
  private long pingIfDue(Connection connection) throws IOException {
    if (connection.untilPingNs() <= 0) {
      connection.send(ping);
      connection.pinged();
    }
    return connection.untilPingNs();
  }

  private void sayGoodbye() {
    Connection connection = state.current();
    if (connection == null || state.isNew(connection)) {
      return;
    }
    try {
      source.closing(new ConnectionOutlet(connection));
      connection.send(farewell);
    } catch (IOException e) {
      connection.fail(e); // The broker says goodbye for it: there is the will.
    }
  }

  /** Sends on one connection. */
  private final class ConnectionOutlet implements Outlet {
    private final Connection connection;

    ConnectionOutlet(Connection connection) {
      this.connection = connection;
    }

    @Override
    public boolean accepts(Qos qos) {
      return qos == Qos.AT_MOST_ONCE || connection.unacknowledged() < options.maxInFlight();
    }

    @Override
    public void publish(Publication publication) throws IOException {
      int id = 0;
      if (publication.qos() == Qos.AT_LEAST_ONCE) {
        lastId = lastId % MAX_ID + 1;
        id = lastId;
        connection.sentUnacknowledged();
      }
      connection.send(publication.finish(id));
      events.count(LinkEvent.SENT);
    }
  }
}
