package org.gaitway.adapter.ros1.message;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The values of a message's fields as text, in the form of {@code ros_random_messages.py}. */
public final class FieldValues {

  private FieldValues() {}

  /**
   * Returns the text.
   *
   * @param value a message, or the value of a field
   */
  public static String of(Object value) throws IllegalAccessException {
    if (value instanceof RosMessage message) {
      List<Object> values = new ArrayList<>();
      for (Field field : message.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          values.add(field.get(message));
        }
      }
      return "{" + joined(values) + "}";
    } else if (value instanceof List<?> list) {
      return "[" + joined(list) + "]";
    } else if (value.getClass().isArray()) {
      return "[" + joined(elements(value)) + "]";
    } else if (value instanceof Time time) {
      return time.secs + "." + time.nsecs;
    } else if (value instanceof Duration duration) {
      return duration.secs + "." + duration.nsecs;
    } else if (value instanceof String text) {
      return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof Boolean truth) {
      return truth ? "1" : "0";
    } else if (value instanceof Float number) {
      return hex(number);
    }
    return value instanceof Double number ? hex(number) : value.toString();
  }

  private static String joined(List<?> values) throws IllegalAccessException {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(of(value));
    }
    return String.join(",", texts);
  }

  private static List<Object> elements(Object array) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      elements.add(element instanceof Byte bits ? (Object) (bits & 0xFF) : element);
    }
    return elements;
  }

  private static String hex(double number) {
    return Double.isNaN(number)
        ? "nan"
        : HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number));
  }
}
