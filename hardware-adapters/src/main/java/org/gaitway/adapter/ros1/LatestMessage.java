package org.gaitway.adapter.ros1;

import org.gaitway.adapter.ros1.message.MessageType;
import org.gaitway.adapter.ros1.message.RosFormatException;
import org.gaitway.adapter.ros1.message.RosInput;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.robot.Handover;

/**
 * Subscribes to a topic of which a control loop wants the newest message alone. Received messages
 * are decoded elsewhere; {@link #poll} takes over the newest by an exchange of buffers. Neither
 * side ever waits for the other.
 *
 * <p>{@link #poll} and what it returns are for one thread at a time, and real-time safe.
 *
 * @param <M> the messages
 */
public final class LatestMessage<M extends RosMessage> implements AutoCloseable {
  private final Subscription subscription;
  private final Subscription.Decoder decoder = this::decode;
  private final RosInput input = new RosInput();
  private final Handover<Arrived<M>> handover;
  private volatile long received;

  /** A message and when it came. */
  private static final class Arrived<M> {
    private final M message;
    private long nanos;

    Arrived(M message) {
      this.message = message;
    }
  }

  LatestMessage(Subscription subscription, MessageType<M> type) {
    this.subscription = subscription;
    handover = new Handover<>(() -> new Arrived<>(type.newMessage()));
    subscription.add(decoder);
  }

  /** A message that cannot be decoded is never handed over, whatever it left in its buffer. */
  private void decode(byte[] bytes, int offset, int length) throws RosFormatException {
    Arrived<M> next = handover.next();
    next.nanos = System.nanoTime();
    input.wrap(bytes, offset, length);
    next.message.read(input);
    input.expectEnd();
    handover.publish();
    // Written by one thread at a time.
    received = received + 1;
  }

  /**
   * Takes over the newest message, if there is one since the last call.
   *
   * @return whether {@link #message} is another one now
   */
  public boolean poll() {
    return handover.fetch();
  }

  /** The message taken over last, the caller's until the next poll; all zero before the first. */
  public M message() {
    return handover.latest().message;
  }

  /** When that message arrived, as {@link System#nanoTime} tells time [ns]; 0 before the first. */
  public long arrivalNanos() {
    return handover.latest().nanos;
  }

  /** The number of messages received so far. For any thread. */
  public long received() {
    return received;
  }

  /** The topic's global name. */
  public String topic() {
    return subscription.topic();
  }

  /** The number of publishers that are connected. */
  public int publisherCount() {
    return subscription.publisherCount();
  }

  /** Ends the subscription. */
  @Override
  public void close() {
    subscription.remove(decoder);
  }
}
