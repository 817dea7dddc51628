package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaitway.robot.Handover;

/**
 * The publishing end of a topic: its subscribers, and the latched message. Messages are sent by one
 * thread at a time; subscribers come and go on the port's thread, and neither waits for the other.
 */
public final class TopicPublication {
  private static final int FRAME_BYTES = 512;

  /** Room for larger messages is made only for a subscriber that does not keep up. */
  private static final int MOST_FRAME_BYTES = 1 << 14;

  private final TopicIdentity identity;
  private final boolean latching;
  private final int queueSize;
  private final long stallNanos;

  /** Replaced, never changed. */
  private volatile OutgoingLink[] links = {};

  private final Handover<Frame> latched;

  /** Of the messages so far [bytes]. */
  private volatile int largest = FRAME_BYTES;

  private volatile long closedDropped;

  /**
   * @param identity of the topic
   * @param latching whether a new subscriber gets the last message at once
   * @param queueSize most messages that wait for one subscriber
   * @param stallNanos after which a subscriber that takes nothing is given up [ns]
   */
  public TopicPublication(
      TopicIdentity identity, boolean latching, int queueSize, long stallNanos) {
    this.identity = identity;
    this.latching = latching;
    this.queueSize = queueSize;
    this.stallNanos = stallNanos;
    latched = new Handover<>(() -> new Frame(latching ? FRAME_BYTES : 0));
  }

  /** The topic. */
  public TopicIdentity identity() {
    return identity;
  }

  /** Whether a new subscriber gets the last message at once. */
  public boolean isLatching() {
    return latching;
  }

  /** Whether anyone would see a message. */
  public boolean isHeard() {
    return latching || links.length > 0;
  }

  /**
   * Sends a message to all subscribers. Neither blocks, waits nor allocates as long as messages
   * grow no longer and subscribers keep up. One thread at a time.
   *
   * @param message with its length before it, from 0 to its limit; the position changes
   * @param sequence its number, larger than that of the one before
   */
  public void send(ByteBuffer message, long sequence) {
    if (message.limit() > largest && largest < MOST_FRAME_BYTES) {
      largest = Math.min(message.limit(), MOST_FRAME_BYTES);
    }
    if (latching) {
      latched.next().fill(message.position(0), sequence);
      latched.publish();
    }
    for (OutgoingLink link : links) {
      link.send(message, sequence);
    }
  }

  /**
   * Takes in a subscriber. For the port's thread.
   *
   * @param header what it said
   * @param channel to it
   * @param port that serves the channel
   * @throws IOException if it expects another type
   */
  public void admit(ConnectionHeader header, SocketChannel channel, ConnectionPort port)
      throws IOException {
    identity.check(header);
    String peer = header.get("callerid").map(ConnectionHeader::printable).orElse("unknown node");
    LinkInfo info = LinkInfo.of(channel, peer, true, identity.topic());
    OutgoingLink link =
        new OutgoingLink(channel, port, info, queueSize, largest, stallNanos, this::remove);
    // First it is added, then the latched message is read: none can be missed in between.
    add(link);
    try {
      open(link, lastMessage());
    } catch (IOException e) {
      link.closed();
      throw e;
    }
  }

  private void open(OutgoingLink link, Frame last) throws IOException {
    ByteBuffer reply = identity.publisherHeader(latching).encode();
    if (last == null) {
      link.open(reply, -1);
    } else {
      link.open(joined(reply, last.bytes().duplicate().position(0)), last.sequence());
    }
  }

  private Frame lastMessage() {
    latched.fetch();
    Frame last = latched.latest();
    return latching && last.bytes().limit() > 0 ? last : null;
  }

  private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
    return ByteBuffer.allocate(first.remaining() + second.remaining())
        .put(first)
        .put(second)
        .flip();
  }

  private synchronized void add(OutgoingLink link) {
    OutgoingLink[] more = Arrays.copyOf(links, links.length + 1);
    more[links.length] = link;
    links = more;
  }

  private synchronized void remove(OutgoingLink link) {
    List<OutgoingLink> fewer = new ArrayList<>(Arrays.asList(links));
    if (fewer.remove(link)) {
      closedDropped += link.dropped();
      links = fewer.toArray(OutgoingLink[]::new);
    }
  }

  /** The number of connections. Real-time safe. */
  public int subscriberCount() {
    return links.length;
  }

  /** The connections there are. */
  public List<OutgoingLink> links() {
    return List.of(links);
  }

  /** Messages that subscribers missed because they did not keep up. */
  public synchronized long dropped() {
    long total = closedDropped;
    for (OutgoingLink link : links) {
      total += link.dropped();
    }
    return total;
  }

  /** Ends all connections, soon. */
  public void close() {
    for (OutgoingLink link : links) {
      link.end();
    }
  }
}
