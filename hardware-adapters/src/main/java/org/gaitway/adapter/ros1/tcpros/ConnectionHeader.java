package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the two ends of a connection tell each other first: fields {@code key=value}. Immutable.
 * Layout: uint32 length of the rest, then for each field uint32 length and its UTF-8 text; all
 * little endian.
 */
public final class ConnectionHeader {

  private static final int MAX_PRINTED = 500;

  private final Map<String, String> fields;

  private ConnectionHeader(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * A header of some fields.
   *
   * @param keysAndValues keys and values in turn
   */
  public static ConnectionHeader of(String... keysAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new ConnectionHeader(fields);
  }

  /** This header with one more field. */
  public ConnectionHeader with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(key, value);
    return new ConnectionHeader(more);
  }

  /**
   * Reads the fields that follow a header's length.
   *
   * @param bytes exactly the fields, from position to limit
   * @throws PeerException if they are not well formed
   */
  public static ConnectionHeader parse(ByteBuffer bytes) throws PeerException {
    ByteBuffer rest = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, String> fields = new LinkedHashMap<>();
    while (rest.hasRemaining()) {
      String field = field(rest);
      int equals = field.indexOf('=');
      if (equals <= 0) {
        throw new PeerException(
            "expected 'key=value' in the connection header, found '" + printable(field) + "'");
      }
      fields.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return new ConnectionHeader(fields);
  }

  /**
   * Waits for a header.
   *
   * @param in blocking
   * @param maxBytes longest that is accepted
   * @throws PeerException if it is longer or not well formed
   * @throws IOException if the stream fails or ends
   */
  public static ConnectionHeader read(InputStream in, int maxBytes) throws IOException {
    return parse(ByteBuffer.wrap(Block.read(in, maxBytes)));
  }

  private static String field(ByteBuffer rest) throws PeerException {
    if (rest.remaining() < Integer.BYTES) {
      throw new PeerException(
          "the connection header ends with " + rest.remaining() + " bytes too many");
    }
    int length = rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new PeerException(
          "a field of the connection header claims "
              + Integer.toUnsignedString(length)
              + " bytes, there are "
              + rest.remaining());
    }
    byte[] text = new byte[length];
    rest.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The header as it is sent, its length before it. */
  public ByteBuffer encode() {
    byte[][] texts =
        fields.entrySet().stream()
            .map(
                entry -> (entry.getKey() + "=" + entry.getValue()).getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    int size = 0;
    for (byte[] text : texts) {
      size += Integer.BYTES + text.length;
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES + size).order(ByteOrder.LITTLE_ENDIAN).putInt(size);
    for (byte[] text : texts) {
      bytes.putInt(text.length).put(text);
    }
    return bytes.flip();
  }

  /** The value of a field, if it is there. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  /**
   * The value of a field.
   *
   * @throws PeerException if it is not there
   */
  public String require(String key) throws PeerException {
    String value = fields.get(key);
    if (value == null) {
      throw new PeerException(
          "the connection header has no field '" + key + "', only " + fields.keySet());
    }
    return value;
  }

  /** Whether a field is there and says yes. */
  public boolean isSet(String key) {
    String value = fields.get(key);
    return "1".equals(value) || "true".equalsIgnoreCase(value);
  }

  /** A text from elsewhere, fit for one line of a log. */
  public static String printable(String text) {
    String start = text.length() > MAX_PRINTED ? text.substring(0, MAX_PRINTED) + "..." : text;
    return start.replaceAll("\\p{C}", "?");
  }

  @Override
  public String toString() {
    return printable(fields.toString());
  }
}
