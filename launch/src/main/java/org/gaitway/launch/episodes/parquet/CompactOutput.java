package org.gaitway.launch.episodes.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes structures in Thrift's compact protocol, in which Parquet's headers are. Fields must be
 * written in the order of their numbers.
 *
 * @see <a
 *     href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">Thrift
 *     compact protocol</a>
 */
final class CompactOutput {
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int LONG_FORM = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outerFields = new ArrayDeque<>();
  private int lastField;

  /** The bytes of one structure. */
  static byte[] bytes(Consumer<CompactOutput> structure) {
    CompactOutput output = new CompactOutput();
    structure.accept(output);
    output.out.write(0);
    return output.out.toByteArray();
  }

  void i32(int field, int value) {
    header(field, I32);
    zigZag(value);
  }

  void i64(int field, long value) {
    header(field, I64);
    zigZag(value);
  }

  void text(int field, String value) {
    header(field, BINARY);
    text(value);
  }

  void struct(int field, Consumer<CompactOutput> structure) {
    header(field, STRUCT);
    struct(structure);
  }

  void i32List(int field, List<Integer> values) {
    listHeader(field, I32, values.size());
    values.forEach(this::zigZag);
  }

  void textList(int field, List<String> values) {
    listHeader(field, BINARY, values.size());
    values.forEach(this::text);
  }

  void structList(int field, List<Consumer<CompactOutput>> structures) {
    listHeader(field, STRUCT, structures.size());
    structures.forEach(this::struct);
  }

  private void struct(Consumer<CompactOutput> structure) {
    outerFields.push(lastField);
    lastField = 0;
    structure.accept(this);
    out.write(0);
    lastField = outerFields.pop();
  }

  private void header(int field, int type) {
    int step = field - lastField;
    if (step < 1 || step > LONG_FORM) {
      throw new IllegalArgumentException("field " + field + " after field " + lastField);
    }
    out.write(step << 4 | type);
    lastField = field;
  }

  private void listHeader(int field, int type, int size) {
    header(field, LIST);
    if (size < LONG_FORM) {
      out.write(size << 4 | type);
    } else {
      out.write(LONG_FORM << 4 | type);
      varint(size);
    }
  }

  private void text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
  }

  private void zigZag(long value) {
    varint(value << 1 ^ value >> 63);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
