package org.gaitway.adapter.ros1;

import org.gaitway.adapter.ros1.message.MessageType;
import org.gaitway.adapter.ros1.message.RosFormatException;
import org.gaitway.adapter.ros1.message.RosInput;
import org.gaitway.adapter.ros1.message.RosMessage;

/**
 * Subscribes to a topic: hands each message to a {@link MessageListener}. It connects to every
 * publisher that there is and will be, and again when a connection is lost.
 *
 * @param <M> the messages
 */
public final class Subscriber<M extends RosMessage> implements AutoCloseable {
  private final Subscription subscription;
  private final MessageType<M> type;
  private final MessageListener<? super M> listener;
  private final Subscription.Decoder decoder = this::decode;
  private final RosInput input = new RosInput();
  private final M message;

  Subscriber(Subscription subscription, MessageType<M> type, MessageListener<? super M> listener) {
    this.subscription = subscription;
    this.type = type;
    this.listener = listener;
    this.message = type.newMessage();
    subscription.add(decoder);
  }

  private void decode(byte[] bytes, int offset, int length) throws RosFormatException {
    input.wrap(bytes, offset, length);
    message.read(input);
    input.expectEnd();
    listener.received(message);
  }

  /** The topic's global name. */
  public String topic() {
    return subscription.topic();
  }

  /** The type of the messages. */
  public MessageType<M> type() {
    return type;
  }

  /** The number of publishers that are connected. */
  public int publisherCount() {
    return subscription.publisherCount();
  }

  /** Ends the subscription; the listener gets nothing more once this returns. */
  @Override
  public void close() {
    subscription.remove(decoder);
  }
}
