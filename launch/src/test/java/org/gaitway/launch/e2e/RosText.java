package org.gaitway.launch.e2e;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.gaitway.cdr.MessageField;
import org.gaitway.cdr.MessageValue;
import org.gaitway.cdr.PrimitiveType;
import org.gaitway.episode.EpisodeMessage;

/**
 * A message of an episode as {@code bag_values.py} prints it once it is one of ROS 1.
 *
 * @param time when it was logged [ns]
 * @param line what is printed
 */
record RosText(long time, String line) {

  static RosText of(EpisodeMessage message) {
    String text = text(message.value(), message.step());
    return new RosText(
        message.time(), String.join("\t", message.topic(), "" + message.time(), text));
  }

  private static String text(Object value, long sequence) {
    if (value instanceof MessageValue message) {
      return message(message, sequence);
    } else if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    } else if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      return Double.isNaN(number) ? "nan" : "%016x".formatted(Double.doubleToRawLongBits(number));
    } else if (value instanceof String text) {
      return "'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    } else if (value.getClass().isArray()) {
      StringJoiner elements = new StringJoiner(" ", "[", "]");
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(text(Array.get(value, i), sequence));
      }
      return elements.toString();
    }
    return value.toString();
  }

  /** Integers without sign as such. */
  private static Object value(MessageValue message, MessageField field) {
    String type = field.primitive().map(PrimitiveType::word).orElse("");
    boolean integers = type.matches("u?int[0-9]+|byte|char");
    if (type.equals("byte") && !field.isArray()) {
      return (long) (byte) message.integer(field.name()); // Of ROS 1's bytes, this one has a sign.
    } else if (type.equals("uint64")) {
      return new BigInteger(Long.toUnsignedString(message.integer(field.name())));
    }
    return integers && field.isArray() ? message.integers(field.name()) : message.get(field.name());
  }

  private static String message(MessageValue message, long sequence) {
    if (message.definition().name().startsWith("builtin_interfaces/")) {
      return "" + (message.integer("sec") * 1_000_000_000L + message.integer("nanosec"));
    }
    StringJoiner fields = new StringJoiner(" ", "(", ")");
    if (message.definition().name().equals("std_msgs/Header")) {
      fields.add("" + sequence);
    }
    for (MessageField field : message.definition().fields()) {
      fields.add(text(value(message, field), sequence));
    }
    return fields.toString();
  }
}
