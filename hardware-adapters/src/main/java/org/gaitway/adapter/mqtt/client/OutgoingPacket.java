package org.gaitway.adapter.mqtt.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A packet as it is put together. The buffer is kept from packet to packet, and leaves as one
 * write, so that it leaves as one segment. One thread at a time.
 */
final class OutgoingPacket extends OutputStream {
  /** Type and flags, and at most four bytes of length (section 2.2). */
  private static final int LONGEST_HEADER = 5;

  private byte[] bytes = new byte[1024];
  private int start;
  private int end = LONGEST_HEADER;

  /** Forgets what there is. */
  void begin() {
    end = LONGEST_HEADER;
  }

  @Override
  public void write(int value) {
    reserve(1);
    bytes[end++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, bytes, end, length);
    end += length;
  }

  /** Two bytes, the higher first. */
  void writeShort(int value) {
    write(value >> 8);
    write(value);
  }

  /** A length of two bytes, then the bytes. */
  void writeField(byte[] field) {
    if (field.length > 0xffff) {
      throw new IllegalArgumentException(
          "a field of a packet must have 65535 bytes at most, has " + field.length);
    }
    writeShort(field.length);
    write(field, 0, field.length);
  }

  void writeField(String text) {
    writeField(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the next byte goes, for {@link #setShort}. */
  int position() {
    return end;
  }

  void setShort(int position, int value) {
    bytes[position] = (byte) (value >> 8);
    bytes[position + 1] = (byte) value;
  }

  /**
   * Puts the header before what was written.
   *
   * @param first type and flags
   */
  void finish(int first) {
    int length = end - LONGEST_HEADER;
    int digits = 1;
    for (int rest = length >> 7; rest > 0; rest >>= 7) {
      digits++;
    }
    start = LONGEST_HEADER - 1 - digits;
    bytes[start] = (byte) first;
    int rest = length;
    for (int i = 1; i <= digits; i++) {
      bytes[start + i] = (byte) (i < digits ? rest & 0x7f | 0x80 : rest & 0x7f);
      rest >>= 7;
    }
  }

  /** Writes the finished packet. */
  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, start, end - start);
  }

  private void reserve(int length) {
    if (bytes.length - end < length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + length));
    }
  }
}
