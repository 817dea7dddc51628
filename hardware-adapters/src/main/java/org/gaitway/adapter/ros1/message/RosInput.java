package org.gaitway.adapter.ros1.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Bytes of a message to read: little-endian numbers of a part of an array. Nothing is read beyond
 * that part, and before anything is allocated its length is compared with the bytes that are left.
 *
 * <p>For one thread at a time. The array is neither changed nor copied.
 */
public final class RosInput {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  /** The most elements of an array whose elements have no bytes, which could else be any number. */
  private static final int MAX_EMPTY_ELEMENTS = 65_536;

  private byte[] bytes;
  private int start;
  private int position;
  private int limit;

  /** Has nothing to read until {@link #wrap} is called. */
  public RosInput() {
    this(new byte[0]);
  }

  /**
   * @param bytes to read, all of them
   */
  public RosInput(byte[] bytes) {
    wrap(bytes, 0, bytes.length);
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Turns to other bytes.
   *
   * @param array holds them; not copied
   * @param offset of the first
   * @param length their number
   * @throws IndexOutOfBoundsException if the array does not hold them
   */
  public void wrap(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    bytes = array;
    start = offset;
    position = offset;
    limit = offset + length;
  }

  /** The number of bytes read. */
  public int position() {
    return position - start;
  }

  /** The number of bytes left. */
  public int remaining() {
    return limit - position;
  }

  /**
   * Checks that everything was read.
   *
   * @throws RosFormatException if bytes are left
   */
  public void expectEnd() throws RosFormatException {
    if (position != limit) {
      throw new RosFormatException(
          "the message ends at byte " + position() + ", but " + remaining() + " more follow");
    }
  }

  /** Reads one byte; all but 0 is true. */
  public boolean readBool() throws RosFormatException {
    return bytes[advance("bool", 1)] != 0;
  }

  /** Reads one byte. */
  public byte readInt8() throws RosFormatException {
    return bytes[advance("int8", 1)];
  }

  /** Reads one byte, from 0 to 255. */
  public int readUint8() throws RosFormatException {
    return bytes[advance("uint8", 1)] & 0xFF;
  }

  /** Reads two bytes. */
  public short readInt16() throws RosFormatException {
    return (short) SHORT.get(bytes, advance("int16", Short.BYTES));
  }

  /** Reads two bytes, from 0 to 65,535. */
  public int readUint16() throws RosFormatException {
    return (short) SHORT.get(bytes, advance("uint16", Short.BYTES)) & 0xFFFF;
  }

  /** Reads four bytes. */
  public int readInt32() throws RosFormatException {
    return (int) INT.get(bytes, advance("int32", Integer.BYTES));
  }

  /** Reads four bytes, from 0 to 4,294,967,295. */
  public long readUint32() throws RosFormatException {
    return (int) INT.get(bytes, advance("uint32", Integer.BYTES)) & 0xFFFFFFFFL;
  }

  /** Reads eight bytes. */
  public long readInt64() throws RosFormatException {
    return (long) LONG.get(bytes, advance("int64", Long.BYTES));
  }

  /** Reads eight bytes: an unsigned number, into the bits of a signed one. */
  public long readUint64() throws RosFormatException {
    return (long) LONG.get(bytes, advance("uint64", Long.BYTES));
  }

  /** Reads four bytes. */
  public float readFloat32() throws RosFormatException {
    return (float) FLOAT.get(bytes, advance("float32", Float.BYTES));
  }

  /** Reads eight bytes. */
  public double readFloat64() throws RosFormatException {
    return (double) DOUBLE.get(bytes, advance("float64", Double.BYTES));
  }

  /** Reads seconds and nanoseconds into a time. */
  public void readTime(Time target) throws RosFormatException {
    int at = advance("time", 2 * Integer.BYTES);
    target.secs = (int) INT.get(bytes, at) & 0xFFFFFFFFL;
    target.nsecs = (int) INT.get(bytes, at + Integer.BYTES);
  }

  /** Reads seconds and nanoseconds into a duration. */
  public void readDuration(Duration target) throws RosFormatException {
    int at = advance("duration", 2 * Integer.BYTES);
    target.secs = (int) INT.get(bytes, at);
    target.nsecs = (int) INT.get(bytes, at + Integer.BYTES);
  }

  /** Reads a text in UTF-8; bytes that are none become the replacement character. */
  public String readString() throws RosFormatException {
    return readString("");
  }

  /**
   * Reads a text in UTF-8; bytes that are none become the replacement character.
   *
   * @param previous is returned, and nothing allocated, if it is the text and consists of ASCII
   */
  public String readString(String previous) throws RosFormatException {
    int length = readCount(1);
    int at = advance("string", length);
    if (isAscii(previous, at, length)) {
      return previous;
    }
    return new String(bytes, at, length, StandardCharsets.UTF_8);
  }

  private boolean isAscii(String text, int at, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != bytes[at + i]) { // A byte beyond ASCII is negative.
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the number of elements that precedes an array of variable length.
   *
   * @param elementSize the least number of bytes that an element has
   * @throws RosFormatException if that many elements cannot be in the bytes that are left; elements
   *     without bytes may be 65,536
   */
  public int readCount(int elementSize) throws RosFormatException {
    long count = readUint32();
    long most = elementSize > 0 ? remaining() / elementSize : MAX_EMPTY_ELEMENTS;
    if (count > most) {
      throw new RosFormatException(
          "at byte %d: expected at most %d elements of %d bytes or more, since %d bytes are left, found %d"
              .formatted(position() - Integer.BYTES, most, elementSize, remaining(), count));
    }
    return (int) count;
  }

  /**
   * Reads elements.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public boolean[] readBools(boolean[] previous, int count) throws RosFormatException {
    int at = advance("bool", count, 1);
    boolean[] values = previous.length == count ? previous : new boolean[count];
    for (int i = 0; i < count; i++) {
      values[i] = bytes[at + i] != 0;
    }
    return values;
  }

  /**
   * Reads elements: {@code int8}, {@code byte}, and the bits of {@code uint8}.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public byte[] readBytes(byte[] previous, int count) throws RosFormatException {
    int at = advance("byte", count, 1);
    byte[] values = previous.length == count ? previous : new byte[count];
    System.arraycopy(bytes, at, values, 0, count);
    return values;
  }

  /**
   * Reads elements.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public short[] readInt16s(short[] previous, int count) throws RosFormatException {
    int at = advance("int16", count, Short.BYTES);
    short[] values = previous.length == count ? previous : new short[count];
    for (int i = 0; i < count; i++) {
      values[i] = (short) SHORT.get(bytes, at + i * Short.BYTES);
    }
    return values;
  }

  /**
   * Reads elements, each from 0 to 65,535.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public int[] readUint16s(int[] previous, int count) throws RosFormatException {
    int at = advance("uint16", count, Short.BYTES);
    int[] values = previous.length == count ? previous : new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = (short) SHORT.get(bytes, at + i * Short.BYTES) & 0xFFFF;
    }
    return values;
  }

  /**
   * Reads elements.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public int[] readInt32s(int[] previous, int count) throws RosFormatException {
    int at = advance("int32", count, Integer.BYTES);
    int[] values = previous.length == count ? previous : new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = (int) INT.get(bytes, at + i * Integer.BYTES);
    }
    return values;
  }

  /**
   * Reads elements, each from 0 to 4,294,967,295.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public long[] readUint32s(long[] previous, int count) throws RosFormatException {
    int at = advance("uint32", count, Integer.BYTES);
    long[] values = previous.length == count ? previous : new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = (int) INT.get(bytes, at + i * Integer.BYTES) & 0xFFFFFFFFL;
    }
    return values;
  }

  /**
   * Reads elements, of signed numbers or of unsigned ones.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public long[] readInt64s(long[] previous, int count) throws RosFormatException {
    int at = advance("int64", count, Long.BYTES);
    long[] values = previous.length == count ? previous : new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = (long) LONG.get(bytes, at + i * Long.BYTES);
    }
    return values;
  }

  /**
   * Reads elements: unsigned numbers, into the bits of signed ones.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public long[] readUint64s(long[] previous, int count) throws RosFormatException {
    return readInt64s(previous, count);
  }

  /**
   * Reads elements.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public float[] readFloat32s(float[] previous, int count) throws RosFormatException {
    int at = advance("float32", count, Float.BYTES);
    float[] values = previous.length == count ? previous : new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) FLOAT.get(bytes, at + i * Float.BYTES);
    }
    return values;
  }

  /**
   * Reads elements.
   *
   * @param previous is filled and returned if it has the right length
   * @param count number of elements
   */
  public double[] readFloat64s(double[] previous, int count) throws RosFormatException {
    int at = advance("float64", count, Double.BYTES);
    double[] values = previous.length == count ? previous : new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (double) DOUBLE.get(bytes, at + i * Double.BYTES);
    }
    return values;
  }

  /**
   * Reads texts.
   *
   * @param previous is filled and returned if it has the right length; those of its texts that are
   *     read again are kept
   * @param count number of texts
   */
  public String[] readStrings(String[] previous, int count) throws RosFormatException {
    String[] values = previous.length == count ? previous : Arrays.copyOf(previous, count);
    for (int i = 0; i < count; i++) {
      values[i] = readString(values[i] == null ? "" : values[i]);
    }
    return values;
  }

  /**
   * Reads times into a list, whose objects are kept as far as there are enough.
   *
   * @param list is given the length
   * @param count number of times
   */
  public void readTimes(List<Time> list, int count) throws RosFormatException {
    resize(list, count, Time::new);
    for (int i = 0; i < count; i++) {
      readTime(list.get(i));
    }
  }

  /**
   * Reads durations into a list, whose objects are kept as far as there are enough.
   *
   * @param list is given the length
   * @param count number of durations
   */
  public void readDurations(List<Duration> list, int count) throws RosFormatException {
    resize(list, count, Duration::new);
    for (int i = 0; i < count; i++) {
      readDuration(list.get(i));
    }
  }

  /**
   * Reads messages into a list, whose objects are kept as far as there are enough.
   *
   * @param <M> the class of messages
   * @param list is given the length
   * @param count number of messages
   * @param factory makes those that the list lacks
   */
  public <M extends RosMessage> void readMessages(List<M> list, int count, Supplier<M> factory)
      throws RosFormatException {
    resize(list, count, factory);
    for (int i = 0; i < count; i++) {
      list.get(i).read(this);
    }
  }

  private static <T> void resize(List<T> list, int count, Supplier<T> factory) {
    if (list.size() > count) {
      list.subList(count, list.size()).clear();
    }
    while (list.size() < count) {
      list.add(factory.get());
    }
  }

  private int advance(String what, int count, int elementSize) throws RosFormatException {
    long length = (long) count * elementSize;
    if (length > remaining()) {
      throw tooShort(count + " x " + what, length);
    }
    return advance(what, (int) length);
  }

  /** Steps over some bytes, and returns where they are. */
  private int advance(String what, int length) throws RosFormatException {
    if (length > limit - position) {
      throw tooShort(what, length);
    }
    int at = position;
    position += length;
    return at;
  }

  private RosFormatException tooShort(String what, long length) {
    return new RosFormatException(
        "%s at byte %d: expected %d bytes, found %d"
            .formatted(what, position(), length, remaining()));
  }
}
