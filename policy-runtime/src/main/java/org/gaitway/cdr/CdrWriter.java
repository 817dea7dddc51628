package org.gaitway.cdr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes one message after another into the same memory, little endian. Each value is aligned to
 * its size, counted from the body's start, which follows the four bytes of encapsulation. The
 * memory grows with the largest message; then nothing is allocated any more.
 *
 * <p>For one thread at a time.
 */
public final class CdrWriter {
  /** Bytes before the body. */
  static final int ENCAPSULATION = 4;

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);
  private static final int FIRST_CAPACITY = 1024;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int length;

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** Begins a message; what was written before is gone. */
  public CdrWriter begin() {
    bytes[0] = 0;
    bytes[1] = 1;
    bytes[2] = 0;
    bytes[3] = 0;
    length = ENCAPSULATION;
    return this;
  }

  /** The message's memory, of which the first {@link #length} bytes count; until it grows. */
  public byte[] bytes() {
    return bytes;
  }

  /** Bytes of the message so far, encapsulation included. */
  public int length() {
    return length;
  }

  /** A copy of the message. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Makes room for values of a size, aligned to it; gives where they begin. */
  private int room(int size, int count) {
    int start = ENCAPSULATION + (length - ENCAPSULATION + size - 1) / size * size;
    int end = Math.addExact(start, Math.multiplyExact(size, count));
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    }
    Arrays.fill(bytes, length, start, (byte) 0);
    length = end;
    return start;
  }

  /** Writes a {@code bool}. */
  public CdrWriter bool(boolean value) {
    return int8(value ? 1 : 0);
  }

  /** Writes the lowest 8 bits: {@code int8}, {@code uint8}, {@code byte}, {@code char}. */
  public CdrWriter int8(int value) {
    bytes[room(1, 1)] = (byte) value;
    return this;
  }

  /** Writes the lowest 16 bits: {@code int16}, {@code uint16}. */
  public CdrWriter int16(int value) {
    int at = room(Short.BYTES, 1);
    SHORT.set(bytes, at, (short) value);
    return this;
  }

  /** Writes an {@code int32} or {@code uint32}. */
  public CdrWriter int32(int value) {
    int at = room(Integer.BYTES, 1);
    INT.set(bytes, at, value);
    return this;
  }

  /** Writes an {@code int64} or {@code uint64}. */
  public CdrWriter int64(long value) {
    int at = room(Long.BYTES, 1);
    LONG.set(bytes, at, value);
    return this;
  }

  /** Writes a {@code float32}, bit for bit. */
  public CdrWriter float32(float value) {
    int at = room(Float.BYTES, 1);
    FLOAT.set(bytes, at, value);
    return this;
  }

  /** Writes a {@code float64}, bit for bit. */
  public CdrWriter float64(double value) {
    int at = room(Double.BYTES, 1);
    DOUBLE.set(bytes, at, value);
    return this;
  }

  /** Begins a sequence of so many elements, which are to follow. */
  public CdrWriter sequence(int count) {
    return int32(count);
  }

  /** Writes the elements of a {@code float64} array, without their number. */
  public CdrWriter elements(double[] values, int count) {
    if (count > 0) {
      int at = room(Double.BYTES, count);
      for (int i = 0; i < count; i++) {
        DOUBLE.set(bytes, at + Double.BYTES * i, values[i]);
      }
    }
    return this;
  }

  /** Writes the elements of a {@code float32} array, without their number. */
  public CdrWriter elements(float[] values, int count) {
    if (count > 0) {
      int at = room(Float.BYTES, count);
      for (int i = 0; i < count; i++) {
        FLOAT.set(bytes, at + Float.BYTES * i, values[i]);
      }
    }
    return this;
  }

  /** Writes a sequence of {@code float64}. */
  public CdrWriter float64s(double[] values) {
    return sequence(values.length).elements(values, values.length);
  }

  /** Writes a sequence of {@code float32}. */
  public CdrWriter float32s(float[] values) {
    return sequence(values.length).elements(values, values.length);
  }

  /** Writes a {@code string} in UTF-8; without allocation if it is ASCII. */
  public CdrWriter string(String text) {
    int size = text.length();
    int32(size + 1);
    int at = room(1, size + 1);
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length = at - Integer.BYTES;
        return string(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      bytes[at + i] = (byte) c;
    }
    bytes[at + size] = 0;
    return this;
  }

  /** Writes a {@code string} that is UTF-8 already. */
  public CdrWriter string(byte[] utf8) {
    int32(utf8.length + 1);
    int at = room(1, utf8.length + 1);
    System.arraycopy(utf8, 0, bytes, at, utf8.length);
    bytes[at + utf8.length] = 0;
    return this;
  }

  /** Writes a sequence of {@code string} that are UTF-8 already. */
  public CdrWriter strings(byte[][] utf8) {
    sequence(utf8.length);
    for (byte[] text : utf8) {
      string(text);
    }
    return this;
  }

  /** Writes a {@code builtin_interfaces/Time} [ns since the epoch, not negative]. */
  public CdrWriter time(long nanoseconds) {
    return int32((int) Math.floorDiv(nanoseconds, 1_000_000_000L))
        .int32((int) Math.floorMod(nanoseconds, 1_000_000_000L));
  }
}
