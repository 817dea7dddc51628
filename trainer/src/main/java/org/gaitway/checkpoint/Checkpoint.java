package org.gaitway.checkpoint;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.gaitway.file.WholeFile;

/**
 * Named arrays of numbers, written to a file in one piece or not at all.
 *
 * <p>The file, little endian: the magic {@code GWCKPT01}, the number of fields (int), then per
 * field the length of its name (short), the name in UTF-8, the length of its value in bytes (int)
 * and the value; last the CRC-32C of everything before it (int).
 */
public final class Checkpoint {
  private static final byte[] MAGIC = "GWCKPT01".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, byte[]> fields = new LinkedHashMap<>();

  /** Adds bytes, which are kept. */
  public Checkpoint put(String name, byte[] value) {
    if (fields.put(name, value) != null) {
      throw new IllegalArgumentException("checkpoint field " + name + " is there already");
    }
    return this;
  }

  /** Adds longs. */
  public Checkpoint put(String name, long... values) {
    ByteBuffer bytes = littleEndian(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    return put(name, bytes.array());
  }

  /** Adds doubles, every bit kept. */
  public Checkpoint put(String name, double... values) {
    ByteBuffer bytes = littleEndian(values.length * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    return put(name, bytes.array());
  }

  /** Adds floats, every bit kept. */
  public Checkpoint put(String name, float... values) {
    ByteBuffer bytes = littleEndian(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return put(name, bytes.array());
  }

  /** Whether there is such a field. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /**
   * The bytes of a field.
   *
   * @throws CheckpointException if there is no such field
   */
  public byte[] bytes(String name) {
    byte[] value = fields.get(name);
    if (value == null) {
      throw new CheckpointException("the checkpoint has no field " + name);
    }
    return value;
  }

  /** The longs of a field. */
  public long[] longs(String name) {
    ByteBuffer bytes = wrap(name, Long.BYTES);
    long[] values = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(values);
    return values;
  }

  /**
   * The longs of a field.
   *
   * @throws CheckpointException if there are more or fewer than {@code count}
   */
  public long[] longs(String name, int count) {
    requireCount(name, Long.BYTES, count);
    return longs(name);
  }

  /** The single long of a field. */
  public long aLong(String name) {
    return longs(name, 1)[0];
  }

  /** The doubles of a field. */
  public double[] doubles(String name) {
    ByteBuffer bytes = wrap(name, Double.BYTES);
    double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  /**
   * The doubles of a field.
   *
   * @throws CheckpointException if there are more or fewer than {@code count}
   */
  public double[] doubles(String name, int count) {
    requireCount(name, Double.BYTES, count);
    return doubles(name);
  }

  /** The floats of a field. */
  public float[] floats(String name) {
    ByteBuffer bytes = wrap(name, Float.BYTES);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /**
   * The floats of a field.
   *
   * @throws CheckpointException if there are more or fewer than {@code count}
   */
  public float[] floats(String name, int count) {
    requireCount(name, Float.BYTES, count);
    return floats(name);
  }

  private void requireCount(String name, int width, int count) {
    int found = wrap(name, width).remaining() / width;
    if (found != count) {
      throw new CheckpointException(
          "checkpoint field " + name + " should hold " + count + " numbers, holds " + found);
    }
  }

  private ByteBuffer wrap(String name, int width) {
    byte[] value = bytes(name);
    if (value.length % width != 0) {
      throw new CheckpointException(
          "checkpoint field "
              + name
              + " of "
              + value.length
              + " bytes is not of "
              + width
              + " each");
    }
    return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Writes the file: first beside it, flushed to the disk, then renamed over it.
   *
   * @throws IOException if that fails; a file that was there before is then unharmed
   */
  public void write(Path file) throws IOException {
    WholeFile.write(file, encode());
  }

  private byte[] encode() {
    long size = MAGIC.length + 2L * Integer.BYTES;
    for (Map.Entry<String, byte[]> field : fields.entrySet()) {
      size += Short.BYTES + utf8(field.getKey()).length + Integer.BYTES + field.getValue().length;
    }
    ByteBuffer out = littleEndian(Math.toIntExact(size));
    out.put(MAGIC).putInt(fields.size());
    for (Map.Entry<String, byte[]> field : fields.entrySet()) {
      byte[] name = utf8(field.getKey());
      out.putShort((short) name.length).put(name);
      out.putInt(field.getValue().length).put(field.getValue());
    }
    out.putInt(crc(out.array(), out.position()));
    return out.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @throws CheckpointException if it is foreign, torn or damaged, naming the file
   * @throws IOException if it cannot be read
   */
  public static Checkpoint read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int body = content.length - Integer.BYTES;
    if (body < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length))) {
      throw new CheckpointException(
          file + " is not a Gaitway checkpoint: its first bytes are foreign");
    }
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt(body) != crc(content, body)) {
      throw new CheckpointException(
          file
              + " is torn or damaged: its checksum does not match its "
              + content.length
              + " bytes");
    }
    try {
      return decode(in.position(MAGIC.length));
    } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
      throw new CheckpointException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static Checkpoint decode(ByteBuffer in) {
    Checkpoint checkpoint = new Checkpoint();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[in.getShort()];
      in.get(name);
      int length = in.getInt();
      if (length > in.remaining()) {
        throw new IllegalArgumentException("a field is longer than the file");
      }
      byte[] value = new byte[length];
      in.get(value);
      checkpoint.put(new String(name, StandardCharsets.UTF_8), value);
    }
    return checkpoint;
  }
}
