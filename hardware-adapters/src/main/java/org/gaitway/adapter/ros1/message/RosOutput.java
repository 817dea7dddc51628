package org.gaitway.adapter.ros1.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes of messages: little-endian numbers, appended to an array that grows when necessary and is
 * then kept. Once it is large enough, nothing allocates.
 *
 * <p>For one thread at a time.
 */
public final class RosOutput {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  /** The greatest length of an array that all JVMs can allocate. */
  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private byte[] bytes;
  private int size;
  private ByteBuffer view;

  /** Starts with room for 256 bytes. */
  public RosOutput() {
    this(256);
  }

  /**
   * @param capacity bytes to have room for at first
   */
  public RosOutput(int capacity) {
    bytes = new byte[capacity];
    view = ByteBuffer.wrap(bytes);
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** Forgets what was written, and keeps the room. */
  public void reset() {
    size = 0;
  }

  /** The number of bytes written. */
  public int size() {
    return size;
  }

  /**
   * The array that holds the bytes, from its beginning to {@link #size()}. Not a copy: it is
   * another one after growing.
   */
  public byte[] array() {
    return bytes;
  }

  /**
   * The bytes written, from position 0 to the limit. Not a copy, and the same object each time
   * until the array grows: position and limit are set anew by each call.
   */
  public ByteBuffer buffer() {
    return view.clear().limit(size);
  }

  /** Returns a copy of the bytes written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /**
   * Overwrites four bytes, such as a length that is known only now.
   *
   * @param position of the first of them
   * @param value what to write
   * @throws IndexOutOfBoundsException if they have not all been written before
   */
  public void setInt32(int position, int value) {
    if (position < 0 || position > size - Integer.BYTES) {
      throw new IndexOutOfBoundsException(position + " of " + size);
    }
    INT.set(bytes, position, value);
  }

  /** Appends one byte, 1 or 0. */
  public void writeBool(boolean value) {
    writeInt8((byte) (value ? 1 : 0));
  }

  /** Appends one byte. */
  public void writeInt8(byte value) {
    int at = advance(1);
    bytes[at] = value;
  }

  /** Appends one byte, from 0 to 255. */
  public void writeUint8(int value) {
    if (value < 0 || value > 0xFF) {
      throw outOfRange("uint8", "255", value);
    }
    writeInt8((byte) value);
  }

  /** Appends two bytes. */
  public void writeInt16(short value) {
    int at = advance(Short.BYTES);
    SHORT.set(bytes, at, value);
  }

  /** Appends two bytes, from 0 to 65,535. */
  public void writeUint16(int value) {
    if (value < 0 || value > 0xFFFF) {
      throw outOfRange("uint16", "65535", value);
    }
    writeInt16((short) value);
  }

  /** Appends four bytes. */
  public void writeInt32(int value) {
    int at = advance(Integer.BYTES);
    INT.set(bytes, at, value);
  }

  /** Appends four bytes, from 0 to 4,294,967,295. */
  public void writeUint32(long value) {
    if (value < 0 || value > 0xFFFFFFFFL) {
      throw outOfRange("uint32", "4294967295", value);
    }
    writeInt32((int) value);
  }

  /** Appends eight bytes, of a signed number or of an unsigned one. */
  public void writeInt64(long value) {
    int at = advance(Long.BYTES);
    LONG.set(bytes, at, value);
  }

  /** Appends eight bytes: an unsigned number, in the bits of a signed one. */
  public void writeUint64(long value) {
    writeInt64(value);
  }

  /** Appends four bytes. */
  public void writeFloat32(float value) {
    int at = advance(Float.BYTES);
    FLOAT.set(bytes, at, value);
  }

  /** Appends eight bytes. */
  public void writeFloat64(double value) {
    int at = advance(Double.BYTES);
    DOUBLE.set(bytes, at, value);
  }

  /** Appends seconds and nanoseconds. */
  public void writeTime(Time value) {
    writeUint32(value.secs);
    writeInt32(value.nsecs);
  }

  /** Appends seconds and nanoseconds. */
  public void writeDuration(Duration value) {
    writeInt32(value.secs);
    writeInt32(value.nsecs);
  }

  /**
   * Appends the length in bytes, and the text in UTF-8. A half of a surrogate pair becomes a
   * question mark.
   */
  public void writeString(String value) {
    int start = advance(Integer.BYTES);
    int length = value.length();
    // Enough for ASCII, which nearly all strings are; the others take more as they come.
    reserve(length);
    int at = 0;
    while (at < length) {
      char c = value.charAt(at);
      if (c < 0x80) {
        writeInt8((byte) c);
        at++;
      } else {
        at += writeCodePoint(value, at);
      }
    }
    INT.set(bytes, start, size - start - Integer.BYTES);
  }

  /** Appends what is not ASCII; returns how many chars it was. */
  private int writeCodePoint(String text, int at) {
    int c = text.codePointAt(at);
    if (c < 0x800) {
      writeInt8((byte) (0xC0 | c >> 6));
    } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      writeInt8((byte) '?');
      return 1;
    } else if (c < 0x10000) {
      writeInt8((byte) (0xE0 | c >> 12));
      writeInt8((byte) (0x80 | c >> 6 & 0x3F));
    } else {
      writeInt8((byte) (0xF0 | c >> 18));
      writeInt8((byte) (0x80 | c >> 12 & 0x3F));
      writeInt8((byte) (0x80 | c >> 6 & 0x3F));
    }
    writeInt8((byte) (0x80 | c & 0x3F));
    return Character.charCount(c);
  }

  /** Appends the number of elements that precedes an array of variable length. */
  public void writeCount(int count) {
    writeInt32(count);
  }

  /** Appends the elements alone, as of an array of fixed length. */
  public void writeBools(boolean[] values) {
    int at = advance(values.length);
    for (int i = 0; i < values.length; i++) {
      bytes[at + i] = (byte) (values[i] ? 1 : 0);
    }
  }

  /** Appends the elements alone: {@code int8}, {@code byte}, and the bits of {@code uint8}. */
  public void writeBytes(byte[] values) {
    writeBytes(values, 0, values.length);
  }

  /**
   * Appends some elements of an array alone.
   *
   * @param values holds them
   * @param offset index of the first
   * @param length their number
   */
  public void writeBytes(byte[] values, int offset, int length) {
    int at = advance(length);
    System.arraycopy(values, offset, bytes, at, length);
  }

  /** Appends the elements alone. */
  public void writeInt16s(short[] values) {
    int at = advance(values.length, Short.BYTES);
    for (int i = 0; i < values.length; i++) {
      SHORT.set(bytes, at + i * Short.BYTES, values[i]);
    }
  }

  /** Appends the elements alone, each from 0 to 65,535. */
  public void writeUint16s(int[] values) {
    reserve(values.length, Short.BYTES);
    for (int value : values) {
      writeUint16(value);
    }
  }

  /** Appends the elements alone. */
  public void writeInt32s(int[] values) {
    int at = advance(values.length, Integer.BYTES);
    for (int i = 0; i < values.length; i++) {
      INT.set(bytes, at + i * Integer.BYTES, values[i]);
    }
  }

  /** Appends the elements alone, each from 0 to 4,294,967,295. */
  public void writeUint32s(long[] values) {
    reserve(values.length, Integer.BYTES);
    for (long value : values) {
      writeUint32(value);
    }
  }

  /** Appends the elements alone, of signed numbers or of unsigned ones. */
  public void writeInt64s(long[] values) {
    int at = advance(values.length, Long.BYTES);
    for (int i = 0; i < values.length; i++) {
      LONG.set(bytes, at + i * Long.BYTES, values[i]);
    }
  }

  /** Appends the elements alone: unsigned numbers, in the bits of signed ones. */
  public void writeUint64s(long[] values) {
    writeInt64s(values);
  }

  /** Appends the elements alone. */
  public void writeFloat32s(float[] values) {
    int at = advance(values.length, Float.BYTES);
    for (int i = 0; i < values.length; i++) {
      FLOAT.set(bytes, at + i * Float.BYTES, values[i]);
    }
  }

  /** Appends the elements alone. */
  public void writeFloat64s(double[] values) {
    int at = advance(values.length, Double.BYTES);
    for (int i = 0; i < values.length; i++) {
      DOUBLE.set(bytes, at + i * Double.BYTES, values[i]);
    }
  }

  /** Appends the elements alone, each with its length. */
  public void writeStrings(String[] values) {
    for (String value : values) {
      writeString(value);
    }
  }

  /** Appends the elements alone. */
  public void writeTimes(List<Time> values) {
    for (int i = 0; i < values.size(); i++) {
      writeTime(values.get(i));
    }
  }

  /** Appends the elements alone. */
  public void writeDurations(List<Duration> values) {
    for (int i = 0; i < values.size(); i++) {
      writeDuration(values.get(i));
    }
  }

  /** Appends the elements alone. */
  public void writeMessages(List<? extends RosMessage> values) {
    for (int i = 0; i < values.size(); i++) { // An iterator would be allocated.
      values.get(i).write(this);
    }
  }

  private int advance(int count, int elementSize) {
    reserve(count, elementSize);
    return advance(count * elementSize);
  }

  /** Makes room for some more bytes, and returns where they go. It may replace the array. */
  private int advance(int count) {
    reserve(count);
    int at = size;
    size += count;
    return at;
  }

  private void reserve(int count, int elementSize) {
    reserve((long) count * elementSize);
  }

  private void reserve(long more) {
    long needed = size + more;
    if (needed > bytes.length) {
      grow(needed);
    }
  }

  private void grow(long needed) {
    if (needed > MAX_SIZE) {
      throw new IllegalArgumentException(
          "messages have at most " + MAX_SIZE + " bytes, this one needs " + needed);
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_SIZE, Math.max(needed, 2L * bytes.length)));
    view = ByteBuffer.wrap(bytes);
  }

  private static IllegalArgumentException outOfRange(String type, String max, long value) {
    return new IllegalArgumentException("a " + type + " is from 0 to " + max + ", found " + value);
  }
}
