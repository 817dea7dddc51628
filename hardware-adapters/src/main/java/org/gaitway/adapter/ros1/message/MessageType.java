package org.gaitway.adapter.ros1.message;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A type of message, as the connection header of TCPROS names it.
 *
 * @param <M> the class of its messages
 * @param name package and name, such as {@code sensor_msgs/JointState}
 * @param md5sum of the definition, 32 hexadecimal digits; {@code *} stands for any
 * @param definition the text of the definition and of all that it refers to, in the format of
 *     {@code gendeps --cat}; may be empty
 * @param factory makes messages with all fields zero, false or empty
 */
public record MessageType<M extends RosMessage>(
    String name, String md5sum, String definition, Supplier<M> factory) {

  /** Checks that nothing is null. */
  public MessageType {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(md5sum, "md5sum");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(factory, "factory");
  }

  /** Returns a new message with all fields zero, false or empty. */
  public M newMessage() {
    return factory.get();
  }

  /**
   * Whether the first field is {@code Header header}. Its sequence number is then the first four
   * bytes of a message, and up to the publisher. Parses the definition: ask once and keep the
   * answer.
   */
  public boolean hasHeader() {
    return definition
        .lines()
        .map(line -> line.split("#", 2)[0].strip())
        .filter(line -> !line.isEmpty() && line.indexOf('=') < 0)
        .findFirst()
        .filter(line -> line.matches("(std_msgs/)?Header\\s+header"))
        .isPresent();
  }

  /** Two types are equal if they have the same name, md5sum and definition. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MessageType<?> that
        && name.equals(that.name)
        && md5sum.equals(that.md5sum)
        && definition.equals(that.definition);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, md5sum);
  }

  @Override
  public String toString() {
    return name + " " + md5sum;
  }
}
