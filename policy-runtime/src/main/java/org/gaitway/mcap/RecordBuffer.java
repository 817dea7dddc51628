package org.gaitway.mcap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Records as they are written: little endian, in an array that grows. */
final class RecordBuffer {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private byte[] bytes;
  private int size;

  /**
   * @param capacity to begin with [bytes]
   */
  RecordBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** The bytes, valid up to {@link #size} until the next call. */
  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /**
   * Begins a record, whose length is not known yet.
   *
   * @return what {@link #end} needs
   */
  int begin(int opcode) {
    u8(opcode);
    u64(0);
    return size;
  }

  /** Ends the record. */
  void end(int begun) {
    LONG.set(bytes, begun - Long.BYTES, (long) (size - begun));
  }

  /** Ends the record, of which more bytes will be written elsewhere. */
  void endBefore(int begun, long more) {
    LONG.set(bytes, begun - Long.BYTES, size - begun + more);
  }

  void u8(int value) {
    reserve(Byte.BYTES);
    bytes[size++] = (byte) value;
  }

  void u16(int value) {
    reserve(Short.BYTES);
    SHORT.set(bytes, size, (short) value);
    size += Short.BYTES;
  }

  void u32(long value) {
    reserve(Integer.BYTES);
    INT.set(bytes, size, (int) value);
    size += Integer.BYTES;
  }

  void u64(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  void bytes(byte[] data, int offset, int length) {
    reserve(length);
    System.arraycopy(data, offset, bytes, size, length);
    size += length;
  }

  void string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    u32(utf8.length);
    bytes(utf8, 0, utf8.length);
  }

  void map(Map<String, String> entries) {
    int begun = beginArray();
    entries.forEach(
        (key, value) -> {
          string(key);
          string(value);
        });
    endArray(begun);
  }

  /** Numbers by the identifiers of channels. */
  void channelMap(Map<Integer, Long> entries) {
    int begun = beginArray();
    entries.forEach(
        (key, value) -> {
          u16(key);
          u64(value);
        });
    endArray(begun);
  }

  private int beginArray() {
    u32(0);
    return size;
  }

  private void endArray(int begun) {
    INT.set(bytes, begun - Integer.BYTES, size - begun);
  }

  private void reserve(int more) {
    if (more > bytes.length - size) {
      long needed = (long) size + more;
      if (needed > LARGEST) {
        throw new IllegalArgumentException(
            "records of " + needed + " bytes do not fit; at most " + LARGEST + " together do");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, 2L * bytes.length)));
    }
  }
}
