package org.gaitway.adapter.ros1;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gaitway.adapter.ros1.message.MessageType;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.message.RosOutput;
import org.gaitway.adapter.ros1.tcpros.TopicPublication;

/**
 * Publishes a topic. The message goes from the calling thread straight into the sockets; a
 * subscriber that does not keep up is served from a queue by another thread, loses the oldest
 * messages when that is full, and holds up nobody.
 *
 * @param <M> the messages
 */
public final class Publisher<M extends RosMessage> implements AutoCloseable {
  private static final int INITIAL_BYTES = 1024;

  private final TopicPublication publication;
  private final MessageType<M> type;
  private final boolean hasHeader;
  private final Runnable unregister;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final RosOutput output = new RosOutput(INITIAL_BYTES);

  private ByteBuffer wire = ByteBuffer.allocateDirect(INITIAL_BYTES);
  private long sequence;

  Publisher(TopicPublication publication, MessageType<M> type, Runnable unregister) {
    this.publication = publication;
    this.type = type;
    this.hasHeader = type.hasHeader();
    this.unregister = unregister;
  }

  /**
   * Sends a message to all subscribers. If it begins with a header, its sequence number is set on
   * the wire.
   *
   * <p>Real-time safe as long as messages grow no longer: it neither allocates nor waits, and its
   * only system calls are non-blocking writes, one for each subscriber. Threads that publish the
   * same topic at the same time wait for each other: leave the topic of a control loop to the loop.
   *
   * @param message is not kept
   * @throws IllegalArgumentException if a number is out of range for its field
   */
  public void publish(M message) {
    while (!busy.compareAndSet(false, true)) {
      Thread.onSpinWait();
    }
    try {
      sequence++;
      if (publication.isHeard()) {
        write(message);
        publication.send(wire, sequence);
      }
    } finally {
      busy.set(false);
    }
  }

  /**
   * Does all that {@link #publish} does but sending, so that what it calls is compiled and its
   * buffers are large enough before a control loop begins. Not for a thread that must be on time.
   *
   * @param message as large as those that will come
   * @param times how often; the JVM compiles for good after some 10,000
   */
  public void rehearse(M message, int times) {
    while (!busy.compareAndSet(false, true)) {
      Thread.onSpinWait();
    }
    try {
      for (int i = 0; i < times; i++) {
        write(message);
      }
    } finally {
      busy.set(false);
    }
  }

  private void write(M message) {
    output.reset();
    output.writeInt32(0);
    message.write(output);
    output.setInt32(0, output.size() - Integer.BYTES);
    if (hasHeader) {
      output.setInt32(Integer.BYTES, (int) sequence);
    }
    if (wire.capacity() < output.size()) {
      wire = ByteBuffer.allocateDirect(Math.max(output.size(), 2 * wire.capacity()));
    }
    wire.clear();
    wire.put(output.array(), 0, output.size()).flip();
  }

  /** The topic's global name. */
  public String topic() {
    return publication.identity().topic();
  }

  /** The type of the messages. */
  public MessageType<M> type() {
    return type;
  }

  /** The number of subscribers. Real-time safe. */
  public int subscriberCount() {
    return publication.subscriberCount();
  }

  /** How often a subscriber that did not keep up has missed a message. */
  public long dropped() {
    return publication.dropped();
  }

  /** Unregisters the topic and ends the connections to its subscribers. */
  @Override
  public void close() {
    unregister.run();
  }
}
