package org.gaitway.adapter.mqtt.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** Reads JSON from outside, of which nothing is believed. */
final class JsonInput implements AutoCloseable {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_NUMBER = 64;
  private static final int MAX_TEXT = 1024;

  /** Keeps nothing of what it read: names from outside would fill its tables. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_TEXT)
                  .build())
          .build()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final JsonParser parser;
  private String where = "the payload";

  JsonInput(byte[] buffer, int offset, int length) throws PayloadException {
    try {
      parser = FACTORY.createParser(buffer, offset, length);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Takes the members of an object, one by one. */
  @FunctionalInterface
  interface Member {
    /**
     * Reads or skips the value.
     *
     * @param json stands before the value
     */
    void read(JsonInput json, String field) throws PayloadException;
  }

  /** Takes the items of a list, one by one. */
  @FunctionalInterface
  interface Item {
    /**
     * @param token how the item begins
     */
    void read(JsonToken token) throws PayloadException;
  }

  private PayloadException unreadable(IOException e) {
    String reason =
        e instanceof com.fasterxml.jackson.core.JsonProcessingException json
            ? json.getOriginalMessage()
            : e.getMessage();
    return PayloadException.malformed("not JSON at " + where + ": " + reason);
  }

  private JsonToken next() throws PayloadException {
    try {
      return parser.nextToken();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads an object. */
  void object(Member member) throws PayloadException {
    expect(JsonToken.START_OBJECT, next());
    members(member);
  }

  /** Reads what follows the beginning of an object. */
  void members(Member member) throws PayloadException {
    for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
      expect(JsonToken.FIELD_NAME, token);
      where = text();
      member.read(this, where);
    }
  }

  /** Reads a list. */
  void list(Item item) throws PayloadException {
    expect(JsonToken.START_ARRAY, next());
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      item.read(token);
    }
  }

  void expect(JsonToken expected, JsonToken found) throws PayloadException {
    if (expected != found) {
      throw PayloadException.malformed(
          where + ": expected " + words(expected) + ", found " + words(found));
    }
  }

  private static String words(JsonToken token) {
    if (token == null) {
      return "the end";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case FIELD_NAME -> "a member";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "an integer";
      case VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_NULL -> "null";
      default -> token.asString() == null ? token.name() : token.asString();
    };
  }

  /** Reads an integer of 64 bits. */
  long integer() throws PayloadException {
    expect(JsonToken.VALUE_NUMBER_INT, next());
    try {
      return parser.getLongValue();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads a text. */
  String string() throws PayloadException {
    expect(JsonToken.VALUE_STRING, next());
    return text();
  }

  /** The text, or name, that was come to. */
  String text() throws PayloadException {
    try {
      return parser.getText();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Whether the text that was come to is this one; does not allocate if it is. */
  boolean isText(String expected) throws PayloadException {
    try {
      int length = parser.getTextLength();
      char[] chars = parser.getTextCharacters();
      int offset = parser.getTextOffset();
      boolean same = length == expected.length();
      for (int i = 0; same && i < length; i++) {
        same = chars[offset + i] == expected.charAt(i);
      }
      return same;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The number that was come to; null is one that was not measured.
   *
   * @return finite, or not a number
   */
  double number(JsonToken token) throws PayloadException {
    if (token == JsonToken.VALUE_NULL) {
      return Double.NaN;
    }
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw PayloadException.malformed(where + ": expected a number, found " + words(token));
    }
    double value;
    try {
      value = parser.getDoubleValue();
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (!Double.isFinite(value)) {
      throw PayloadException.malformed(where + ": expected a finite number");
    }
    return value;
  }

  /** Skips a value. */
  void skip() throws PayloadException {
    next();
    try {
      parser.skipChildren();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Checks that nothing follows. */
  void expectEnd() throws PayloadException {
    JsonToken token = next();
    if (token != null) {
      throw PayloadException.malformed("expected the end of the payload, found " + words(token));
    }
  }

  /** What is being read, for messages. */
  String where() {
    return where;
  }

  @Override
  public void close() throws PayloadException {
    try {
      parser.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
