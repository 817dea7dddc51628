package org.gaitway.adapter.ros1.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes calls and responses as XML, in the form that all implementations of ROS read: without
 * space between tags, strings in their element, in UTF-8.
 */
final class XmlRpcWriter {
  private static final int MAX_DEPTH = 100;
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss", Locale.ROOT);

  private final StringBuilder xml = new StringBuilder("<?xml version='1.0'?>\n");
  private int depth;

  private XmlRpcWriter() {}

  /**
   * Writes a call.
   *
   * @throws IllegalArgumentException if a parameter cannot be carried by XML-RPC
   */
  static byte[] call(String method, List<?> params) {
    XmlRpcWriter writer = new XmlRpcWriter();
    writer.xml.append("<methodCall><methodName>");
    writer.characters(method);
    writer.xml.append("</methodName><params>");
    for (Object param : params) {
      writer.param(param);
    }
    writer.xml.append("</params></methodCall>\n");
    return writer.bytes();
  }

  /**
   * Writes a response.
   *
   * @throws IllegalArgumentException if the value cannot be carried by XML-RPC
   */
  static byte[] response(Object value) {
    XmlRpcWriter writer = new XmlRpcWriter();
    writer.xml.append("<methodResponse><params>");
    writer.param(value);
    writer.xml.append("</params></methodResponse>\n");
    return writer.bytes();
  }

  /** Writes a response that tells a fault; of its text, what XML cannot hold is left out. */
  static byte[] fault(int code, String text) {
    XmlRpcWriter writer = new XmlRpcWriter();
    writer.xml.append("<methodResponse><fault>");
    String holdable =
        text.codePoints()
            .filter(XmlRpcWriter::isXml)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    writer.value(Map.of("faultCode", code, "faultString", holdable));
    writer.xml.append("</fault></methodResponse>\n");
    return writer.bytes();
  }

  private byte[] bytes() {
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void param(Object value) {
    xml.append("<param>");
    value(value);
    xml.append("</param>");
  }

  private void value(Object value) {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "expected values at most " + MAX_DEPTH + " deep, found deeper ones");
    }
    xml.append("<value>");
    if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof Map<?, ?> map) {
      struct(map);
    } else {
      scalar(value);
    }
    xml.append("</value>");
    depth--;
  }

  private void scalar(Object value) {
    if (value instanceof String text) {
      element("string", text);
    } else if (value instanceof Integer) {
      element("int", value.toString());
    } else if (value instanceof Boolean truth) {
      element("boolean", truth ? "1" : "0");
    } else if (value instanceof Double number) {
      element("double", text(number));
    } else if (value instanceof byte[] bytes) {
      element("base64", Base64.getEncoder().encodeToString(bytes));
    } else if (value instanceof LocalDateTime time) {
      element("dateTime.iso8601", DATE_TIME.format(time));
    } else {
      throw new IllegalArgumentException(
          "expected an Integer, Boolean, Double, String, byte[], LocalDateTime, List or Map, found "
              + (value == null ? "null" : "a " + value.getClass().getName()));
    }
  }

  /** As Python writes it, which C++ reads too. */
  private static String text(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    return Double.toString(number);
  }

  private void array(List<?> values) {
    xml.append("<array><data>");
    values.forEach(this::value);
    xml.append("</data></array>");
  }

  private void struct(Map<?, ?> members) {
    xml.append("<struct>");
    for (Map.Entry<?, ?> member : members.entrySet()) {
      if (!(member.getKey() instanceof String name)) {
        throw new IllegalArgumentException(
            "expected strings as the names of members, found " + member.getKey());
      }
      xml.append("<member>");
      element("name", name);
      value(member.getValue());
      xml.append("</member>");
    }
    xml.append("</struct>");
  }

  private void element(String name, String content) {
    xml.append('<').append(name).append('>');
    characters(content);
    xml.append("</").append(name).append('>');
  }

  private void characters(String text) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        default -> xml.appendCodePoint(checked(c));
      }
    }
  }

  private static int checked(int c) {
    if (!isXml(c)) {
      throw new IllegalArgumentException(
          "expected characters that XML can hold, found U+%04X".formatted(c));
    }
    return c;
  }

  private static boolean isXml(int c) {
    return c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF)
        || c == '\t'
        || c == '\n'
        || c == '\r';
  }
}
