package org.gaitway.mcap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the fields of one record, and no byte beyond its end. What follows the last field is of a
 * later version of the format and is left alone.
 */
final class RecordParser {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private final byte[] bytes;
  private final int end;
  private final long offset;
  private final String record;
  private int position;

  /**
   * @param bytes hold the content
   * @param start where it begins in them
   * @param end where it ends in them
   * @param offset of the record in the file, for errors
   * @param record what it is, for errors
   */
  RecordParser(byte[] bytes, int start, int end, long offset, String record) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
    this.offset = offset;
    this.record = record;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** A 16-bit number somewhere in an array. */
  static int u16(byte[] bytes, int at) {
    return Short.toUnsignedInt((short) SHORT.get(bytes, at));
  }

  /** A 32-bit number somewhere in an array. */
  static long u32(byte[] bytes, int at) {
    return Integer.toUnsignedLong((int) INT.get(bytes, at));
  }

  /** A 64-bit number somewhere in an array. */
  static long u64(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** The array that holds the content. */
  byte[] array() {
    return bytes;
  }

  /** Where the next field begins in the array. */
  int position() {
    return position;
  }

  /** How many bytes follow [bytes]. */
  int remaining() {
    return end - position;
  }

  int u8() throws McapException {
    return Byte.toUnsignedInt(bytes[take(Byte.BYTES)]);
  }

  int u16() throws McapException {
    return u16(bytes, take(Short.BYTES));
  }

  long u32() throws McapException {
    return u32(bytes, take(Integer.BYTES));
  }

  long u64() throws McapException {
    return u64(bytes, take(Long.BYTES));
  }

  /** As many bytes as a 32-bit length before them says; a copy. */
  byte[] bytes() throws McapException {
    int length = length(u32());
    int start = take(length);
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  /** As many bytes as a 64-bit length before them says; skipped. */
  int skipLongBytes() throws McapException {
    int length = length(u64());
    take(length);
    return length;
  }

  String string() throws McapException {
    int length = length(u32());
    int start = take(length);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw error("text in UTF-8", "other bytes");
    }
  }

  Map<String, String> map() throws McapException {
    int stop = arrayEnd();
    Map<String, String> entries = new LinkedHashMap<>();
    while (position < stop) {
      entries.put(string(), string());
    }
    checkArrayEnd(stop);
    return entries;
  }

  /** Numbers by the identifiers of channels. */
  Map<Integer, Long> channelMap() throws McapException {
    int stop = arrayEnd();
    Map<Integer, Long> entries = new TreeMap<>();
    while (position < stop) {
      entries.put(u16(), u64());
    }
    checkArrayEnd(stop);
    return entries;
  }

  /** Reads the length of an array; where the array ends. */
  int arrayEnd() throws McapException {
    int length = length(u32());
    return position + length;
  }

  private void checkArrayEnd(int stop) throws McapException {
    if (position != stop) {
      throw error("an array that ends with an element", "one that ends within an element");
    }
  }

  McapException error(String expected, String found) {
    return new McapException(offset, record, expected, found);
  }

  private int length(long declared) throws McapException {
    if (declared < 0 || declared > end - position) {
      throw error(
          "at most " + (end - position) + " more bytes",
          Long.toUnsignedString(declared) + " bytes");
    }
    return (int) declared;
  }

  private int take(int length) throws McapException {
    int start = position;
    if (length > end - start) {
      throw error(length + " more bytes", String.valueOf(end - start));
    }
    position += length;
    return start;
  }
}
