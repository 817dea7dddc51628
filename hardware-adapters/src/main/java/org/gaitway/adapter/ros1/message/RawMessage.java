package org.gaitway.adapter.ros1.message;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A message of any type, kept as its bytes: for tools, and for subscribers to whatever is
 * published.
 */
public final class RawMessage implements RosMessage {

  /** Accepted as, and accepting, any type. */
  public static final MessageType<RawMessage> ANY = type("*", "*", "");

  private final MessageType<?> type;

  /** The serialized message, all of it. */
  public byte[] data = {};

  /**
   * Makes an empty message.
   *
   * @param type what the bytes are said to be
   */
  public RawMessage(MessageType<?> type) {
    this.type = type;
  }

  /**
   * A type whose messages are kept as bytes.
   *
   * @param name package and name
   * @param md5sum of the definition
   * @param definition text of the definition and of all that it refers to; may be empty
   */
  public static MessageType<RawMessage> type(String name, String md5sum, String definition) {
    return new Factory(name, md5sum, definition).type;
  }

  @Override
  public MessageType<?> type() {
    return type;
  }

  @Override
  public void write(RosOutput out) {
    out.writeBytes(data);
  }

  /** Takes all bytes that are left. */
  @Override
  public void read(RosInput in) throws RosFormatException {
    data = in.readBytes(data, in.remaining());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawMessage that
        && type.equals(that.type)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return type.name() + ", " + data.length + " bytes";
  }

  /** Makes messages of a type that makes them with it. */
  private static final class Factory implements Supplier<RawMessage> {
    final MessageType<RawMessage> type;

    Factory(String name, String md5sum, String definition) {
      type = new MessageType<>(name, md5sum, definition, this);
    }

    @Override
    public RawMessage get() {
      return new RawMessage(type);
    }
  }
}
