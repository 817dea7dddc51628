package org.gaitway.adapter.ros1.xmlrpc;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gaitway.adapter.ros1.xmlrpc.XmlTokens.Kind;

/** Reads calls and responses from XML. Values nest at most 100 deep. */
final class XmlRpcReader {
  private static final int MAX_DEPTH = 100;
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("[yyyyMMdd][yyyy-MM-dd]'T'HH:mm:ss", Locale.ROOT);

  private final XmlTokens tokens;
  private int depth;

  private XmlRpcReader(byte[] xml) throws XmlRpcException {
    tokens = new XmlTokens(xml);
    tokens.next();
  }

  /**
   * Reads a call.
   *
   * @param xml all of it, and nothing else
   * @throws XmlRpcException if it is not a call
   */
  static MethodCall readCall(byte[] xml) throws XmlRpcException {
    XmlRpcReader reader = new XmlRpcReader(xml);
    reader.start("methodCall");
    reader.start("methodName");
    String method = reader.content("methodName").strip();
    List<Object> params = List.of();
    if (reader.atStart("params")) {
      params = reader.params();
    }
    reader.end("methodCall");
    reader.endOfDocument();
    return new MethodCall(method, params);
  }

  /**
   * Reads a response.
   *
   * @param method what was called
   * @param xml all of it, and nothing else
   * @return the value returned
   * @throws XmlRpcFaultException if it tells a fault
   * @throws XmlRpcException if it is not a response
   */
  static Object readResponse(String method, byte[] xml) throws XmlRpcException {
    XmlRpcReader reader = new XmlRpcReader(xml);
    reader.start("methodResponse");
    if (reader.atStart("fault")) {
      throw reader.fault(method);
    }
    List<Object> params = reader.params();
    if (params.size() != 1) {
      throw new XmlRpcException("expected a response with 1 value, found " + params.size());
    }
    reader.end("methodResponse");
    reader.endOfDocument();
    return params.get(0);
  }

  private XmlRpcFaultException fault(String method) throws XmlRpcException {
    start("fault");
    Object value = value();
    end("fault");
    end("methodResponse");
    endOfDocument();
    if (value instanceof Map<?, ?> map
        && map.get("faultCode") instanceof Integer code
        && map.get("faultString") instanceof String text) {
      return new XmlRpcFaultException(method, code, text);
    }
    throw new XmlRpcException(
        "expected a fault with an integer 'faultCode' and a string 'faultString', found "
            + XmlTokens.shortened(String.valueOf(value)));
  }

  private List<Object> params() throws XmlRpcException {
    List<Object> params = new ArrayList<>();
    start("params");
    while (atStart("param")) {
      start("param");
      params.add(value());
      end("param");
    }
    end("params");
    return params;
  }

  private Object value() throws XmlRpcException {
    if (++depth > MAX_DEPTH) {
      throw new XmlRpcException(
          "expected values at most " + MAX_DEPTH + " deep, found deeper ones");
    }
    start("value");
    Object value;
    String text = text();
    if (tokens.kind() == Kind.END) { // A string needs no element.
      value = text;
    } else if (tokens.kind() == Kind.START && text.isBlank()) {
      value = typedValue(tokens.name());
    } else {
      throw unexpected("<value> with a text or an element");
    }
    end("value");
    depth--;
    return value;
  }

  private Object typedValue(String type) throws XmlRpcException {
    start(type);
    return switch (type) {
      case "string" -> content(type);
      case "array" -> array();
      case "struct" -> struct();
      default -> scalar(type, content(type).strip());
    };
  }

  private static Object scalar(String type, String text) throws XmlRpcException {
    try {
      return switch (type) {
        case "int", "i4" -> Integer.valueOf(text);
        case "double" -> doubleValue(text);
        case "boolean" -> truth(text);
        case "dateTime.iso8601" -> LocalDateTime.parse(text, DATE_TIME);
        case "base64" -> Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        default ->
            throw new XmlRpcException(
                "expected a value of a type of XML-RPC, found <" + XmlTokens.shortened(type) + ">");
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new XmlRpcException(
          "expected a value of type " + type + ", found '" + XmlTokens.shortened(text) + "'");
    }
  }

  /** A number; those that are none are not XML-RPC, but Python and C++ send them all the same. */
  private static Double doubleValue(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan", "-nan", "+nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.valueOf(text);
    };
  }

  private static Boolean truth(String text) {
    return switch (text) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private List<Object> array() throws XmlRpcException {
    List<Object> values = new ArrayList<>();
    start("data");
    while (atStart("value")) {
      values.add(value());
    }
    end("data");
    end("array");
    return values;
  }

  private Map<String, Object> struct() throws XmlRpcException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (atStart("member")) {
      start("member");
      start("name");
      String name = content("name");
      members.put(name, value());
      end("member");
    }
    end("struct");
    return members;
  }

  /** Whether this start tag is next, after any space. */
  private boolean atStart(String name) throws XmlRpcException {
    passSpace();
    return tokens.kind() == Kind.START && tokens.name().equals(name);
  }

  private void start(String name) throws XmlRpcException {
    if (!atStart(name)) {
      throw unexpected("<" + name + ">");
    }
    tokens.next();
  }

  private void end(String name) throws XmlRpcException {
    passSpace();
    if (tokens.kind() != Kind.END || !tokens.name().equals(name)) {
      throw unexpected("</" + name + ">");
    }
    tokens.next();
  }

  private void endOfDocument() throws XmlRpcException {
    passSpace();
    if (tokens.kind() != Kind.END_OF_DOCUMENT) {
      throw unexpected("the end of the document");
    }
  }

  /** The characters that are all there is in an element, whose end is passed. */
  private String content(String name) throws XmlRpcException {
    String text = text();
    if (tokens.kind() != Kind.END || !tokens.name().equals(name)) {
      throw unexpected("text and </" + name + ">");
    }
    tokens.next();
    return text;
  }

  /** The characters up to the next tag, perhaps none. */
  private String text() throws XmlRpcException {
    if (tokens.kind() != Kind.TEXT) {
      return "";
    }
    String text = tokens.text();
    tokens.next();
    return text;
  }

  private void passSpace() throws XmlRpcException {
    // Some senders end with a zero byte.
    if (tokens.kind() == Kind.TEXT && tokens.text().chars().allMatch(c -> c <= ' ')) {
      tokens.next();
    }
  }

  private XmlRpcException unexpected(String expected) {
    return new XmlRpcException("expected " + expected + ", found " + tokens.description());
  }
}
