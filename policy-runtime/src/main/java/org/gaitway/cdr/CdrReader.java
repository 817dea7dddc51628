package org.gaitway.cdr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the values of one message after another, of either byte order. It believes nothing: what
 * would be read past the end is refused before anything is allocated for it.
 *
 * <p>For one thread at a time.
 */
public final class CdrReader {
  /** Bytes that some writers add to round a message up. */
  private static final int PADDING = 3;

  private static final Views LITTLE = new Views(ByteOrder.LITTLE_ENDIAN);
  private static final Views BIG = new Views(ByteOrder.BIG_ENDIAN);

  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private Views views = LITTLE;
  private byte[] bytes = new byte[0];
  private int origin;
  private int at;
  private int end;

  /** How numbers lie in memory. */
  private static final class Views {
    private final VarHandle shorts;
    private final VarHandle ints;
    private final VarHandle longs;
    private final VarHandle floats;
    private final VarHandle doubles;

    private Views(ByteOrder order) {
      shorts = MethodHandles.byteArrayViewVarHandle(short[].class, order);
      ints = MethodHandles.byteArrayViewVarHandle(int[].class, order);
      longs = MethodHandles.byteArrayViewVarHandle(long[].class, order);
      floats = MethodHandles.byteArrayViewVarHandle(float[].class, order);
      doubles = MethodHandles.byteArrayViewVarHandle(double[].class, order);
    }
  }

  /**
   * Begins a message.
   *
   * @param data read until the next message begins
   * @param offset of the message in it
   * @param length of the message, encapsulation included
   * @throws CdrException if the encapsulation is not that of plain CDR
   */
  public CdrReader open(byte[] data, int offset, int length) throws CdrException {
    if (length < CdrWriter.ENCAPSULATION) {
      throw new CdrException(
          "expected 4 bytes that say how the message is encoded, found " + length + " bytes");
    }
    int kind = (data[offset] & 0xff) << 8 | data[offset + 1] & 0xff;
    if (kind > 1) {
      throw new CdrException(
          String.format("expected plain CDR, encapsulation 0 or 1, found %d", kind));
    }
    views = kind == 1 ? LITTLE : BIG;
    bytes = data;
    origin = offset + CdrWriter.ENCAPSULATION;
    at = origin;
    end = offset + length;
    return this;
  }

  /** Bytes that were not read yet. */
  public int remaining() {
    return end - at;
  }

  /**
   * Ends a message.
   *
   * @throws CdrException if there is more than the few bytes that round its length up
   */
  public void close() throws CdrException {
    if (remaining() > PADDING) {
      throw new CdrException("expected the message's end, found " + remaining() + " more bytes");
    }
  }

  private int take(int size, int count, String type) throws CdrException {
    int aligned = origin + (at - origin + size - 1) / size * size;
    if ((long) aligned + (long) size * count > end) {
      throw new CdrException(
          String.format(
              "expected %s, %d bytes, found %d bytes left",
              count == 1 ? type : count + " x " + type,
              (long) size * count,
              Math.max(0, end - aligned)));
    }
    at = aligned + size * count;
    return aligned;
  }

  /** Reads a {@code bool}. */
  public boolean bool() throws CdrException {
    byte value = bytes[take(1, 1, "bool")];
    if (value != 0 && value != 1) {
      throw new CdrException("expected a bool, 0 or 1, found " + (value & 0xff));
    }
    return value == 1;
  }

  /** Reads 8 bits. */
  public byte int8() throws CdrException {
    return bytes[take(1, 1, "byte")];
  }

  /** Reads 16 bits. */
  public short int16() throws CdrException {
    int from = take(Short.BYTES, 1, "int16");
    return (short) views.shorts.get(bytes, from);
  }

  /** Reads 32 bits. */
  public int int32() throws CdrException {
    int from = take(Integer.BYTES, 1, "int32");
    return (int) views.ints.get(bytes, from);
  }

  /** Reads 64 bits. */
  public long int64() throws CdrException {
    int from = take(Long.BYTES, 1, "int64");
    return (long) views.longs.get(bytes, from);
  }

  /** Reads a {@code float32}, bit for bit. */
  public float float32() throws CdrException {
    int from = take(Float.BYTES, 1, "float32");
    return (float) views.floats.get(bytes, from);
  }

  /** Reads a {@code float64}, bit for bit. */
  public double float64() throws CdrException {
    int from = take(Double.BYTES, 1, "float64");
    return (double) views.doubles.get(bytes, from);
  }

  /**
   * Reads the number of a sequence's elements.
   *
   * @param bound most elements
   * @param least bytes of an element, at least 1
   * @throws CdrException if there are more, or more than the message has bytes for
   */
  public int sequence(long bound, long least) throws CdrException {
    long count = Integer.toUnsignedLong(int32());
    if (count > bound) {
      throw new CdrException("expected at most " + bound + " elements, found " + count);
    }
    if (count * Math.min(least, Integer.MAX_VALUE) > remaining()) {
      throw new CdrException(
          String.format(
              "expected %d elements of at least %d bytes, found %d bytes left",
              count, least, remaining()));
    }
    return (int) count;
  }

  /**
   * Reads a {@code string}.
   *
   * @param bound most bytes of its text
   */
  public String string(long bound) throws CdrException {
    long length = Integer.toUnsignedLong(int32());
    if (length == 0) {
      return ""; // Some writers leave out the zero at the end of an empty text.
    }
    if (length > remaining()) {
      throw new CdrException(
          "expected a string of " + length + " bytes, found " + remaining() + " bytes left");
    }
    if (length - 1 > bound) {
      throw new CdrException(
          "expected a string of at most " + bound + " bytes, found " + (length - 1));
    }
    int from = take(1, (int) length, "string");
    if (bytes[at - 1] != 0) {
      throw new CdrException("expected a string with a zero at its end, found " + bytes[at - 1]);
    }
    try {
      return utf8.decode(ByteBuffer.wrap(bytes, from, (int) length - 1)).toString();
    } catch (CharacterCodingException e) {
      throw new CdrException("expected a string in UTF-8, found other bytes");
    }
  }

  /** Reads so many {@code bool}. */
  boolean[] bools(int count) throws CdrException {
    take(1, count, "bool");
    at -= count;
    boolean[] values = new boolean[count];
    for (int i = 0; i < count; i++) {
      values[i] = bool();
    }
    return values;
  }

  /** Reads so many times 8 bits. */
  byte[] int8s(int count) throws CdrException {
    int from = take(1, count, "byte");
    byte[] values = new byte[count];
    System.arraycopy(bytes, from, values, 0, count);
    return values;
  }

  /** Reads so many times 16 bits; none are not aligned. */
  short[] int16s(int count) throws CdrException {
    int from = count == 0 ? at : take(Short.BYTES, count, "int16");
    short[] values = new short[count];
    for (int i = 0; i < count; i++) {
      values[i] = (short) views.shorts.get(bytes, from + Short.BYTES * i);
    }
    return values;
  }

  /** Reads so many times 32 bits. */
  int[] int32s(int count) throws CdrException {
    int from = count == 0 ? at : take(Integer.BYTES, count, "int32");
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = (int) views.ints.get(bytes, from + Integer.BYTES * i);
    }
    return values;
  }

  /** Reads so many times 64 bits. */
  long[] int64s(int count) throws CdrException {
    int from = count == 0 ? at : take(Long.BYTES, count, "int64");
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = (long) views.longs.get(bytes, from + Long.BYTES * i);
    }
    return values;
  }

  /** Reads so many {@code float32}, bit for bit. */
  float[] float32s(int count) throws CdrException {
    int from = count == 0 ? at : take(Float.BYTES, count, "float32");
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) views.floats.get(bytes, from + Float.BYTES * i);
    }
    return values;
  }

  /** Reads so many {@code float64}, bit for bit. */
  double[] float64s(int count) throws CdrException {
    int from = count == 0 ? at : take(Double.BYTES, count, "float64");
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (double) views.doubles.get(bytes, from + Double.BYTES * i);
    }
    return values;
  }
}
