package org.gaitway.cdr;

import java.util.List;

/**
 * A message type: what its messages consist of.
 *
 * @param name package and type: {@code sensor_msgs/JointState}
 * @param fields in order
 * @param constants in order
 * @param leastBytes bytes that a message takes at least, encapsulation and alignment not counted
 */
public record MessageDefinition(
    String name, List<MessageField> fields, List<MessageConstant> constants, long leastBytes) {

  /** A type of these fields. */
  MessageDefinition(String name, List<MessageField> fields, List<MessageConstant> constants) {
    this(name, List.copyOf(fields), List.copyOf(constants), leastBytes(fields));
  }

  /** A message without fields is a byte all the same. */
  private static long leastBytes(List<MessageField> fields) {
    long sum = 0;
    for (MessageField field : fields) {
      sum = Math.min(sum + field.leastBytes(), Integer.MAX_VALUE);
    }
    return Math.max(1, sum);
  }

  /**
   * Reads a definition as MCAP's schemas of encoding {@code ros2msg} have it: the type's own text,
   * then those of the types that it uses, each after a line of equals signs and one that says
   * {@code MSG: package/Type}. {@code builtin_interfaces} may be left out.
   *
   * @param typeName {@code sensor_msgs/msg/JointState} or {@code sensor_msgs/JointState}
   * @throws CdrException if the text is no definition, with the line, or a type is missing in it
   */
  public static MessageDefinition parse(String typeName, String text) throws CdrException {
    return new DefinitionParser(text).parse(typeName);
  }

  /** Index of a field; -1 if there is none of that name. */
  public int index(String field) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(field)) {
        return i;
      }
    }
    return -1;
  }
}
