package org.gaitway.adapter.mqtt.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How binary messages begin, little-endian:
 *
 * <pre>
 *    0  4 bytes  kind and version, as ASCII
 *    4  4 bytes  zero
 *    8  uint64   hash of the robot's layout
 *   16  int64    stamp [ns]
 *   24  int64    sequence number
 * </pre>
 */
final class BinaryHeader {
  /** Size [bytes]. */
  static final int SIZE = 32;

  private static final int HASH = 8;
  private static final int STAMP = 16;
  private static final int SEQUENCE = 24;

  private final String kind;
  private final int mark;
  private final long hash;
  private final int size;

  /**
   * @param kind four letters
   * @param hash of the layout
   * @param values how many numbers follow
   */
  BinaryHeader(String kind, long hash, int values) {
    this.kind = kind;
    this.mark = kind.charAt(0) | kind.charAt(1) << 8 | kind.charAt(2) << 16 | kind.charAt(3) << 24;
    this.hash = hash;
    this.size = SIZE + values * Double.BYTES;
  }

  /** A buffer for one message. */
  ByteBuffer newMessage() {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  void write(ByteBuffer out, long stamp, long sequence) {
    out.putInt(0, mark);
    out.putLong(HASH, hash);
    out.putLong(STAMP, stamp);
    out.putLong(SEQUENCE, sequence);
  }

  /**
   * Checks that a message is of this kind, layout and size.
   *
   * @return the message
   * @throws PayloadException if not
   */
  ByteBuffer expect(byte[] buffer, int offset, int length) throws PayloadException {
    if (length < SIZE) {
      throw PayloadException.malformed("expected " + size + " bytes, found " + length);
    }
    ByteBuffer message =
        ByteBuffer.wrap(buffer, offset, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    if (message.getInt(0) != mark) {
      throw PayloadException.malformed(
          String.format(
              "expected a message that begins with %s, found 0x%08x", kind, mark(message)));
    } else if (message.getLong(HASH) != hash) {
      throw PayloadException.wrongLayout(
          String.format(
              "expected a message of layout %016x, found %016x", hash, message.getLong(HASH)));
    } else if (length != size) {
      throw PayloadException.malformed("expected " + size + " bytes, found " + length);
    }
    return message;
  }

  private static int mark(ByteBuffer message) {
    return Integer.reverseBytes(message.getInt(0));
  }

  static long stamp(ByteBuffer message) {
    return message.getLong(STAMP);
  }

  static long sequence(ByteBuffer message) {
    return message.getLong(SEQUENCE);
  }
}
