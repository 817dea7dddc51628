package org.gaitway.adapter.ros1.message;

/**
 * A ROS 1 message: fields that can be set, written to bytes and read from them.
 *
 * <p>A message is meant to be used again and again. Reading replaces every field; an array or list
 * whose length in the bytes is the one it has, and a string that is the one already there, are kept
 * as they are. So a steady stream of messages of one shape is read and written without allocating.
 *
 * <p>A message is for one thread at a time.
 */
public interface RosMessage {

  /** The type of this message. */
  MessageType<?> type();

  /**
   * Appends this message in its serialized form.
   *
   * @param out where to
   * @throws IllegalArgumentException if an unsigned field holds a number out of its range
   * @throws NullPointerException if a string or an array is null
   */
  void write(RosOutput out);

  /**
   * Sets all fields from the serialized form. When this fails, some fields have new values and
   * others old ones.
   *
   * @param in stands at the first byte of the message, and then at the first after it
   * @throws RosFormatException if the bytes end within the message, or a length in it cannot be
   */
  void read(RosInput in) throws RosFormatException;
}
