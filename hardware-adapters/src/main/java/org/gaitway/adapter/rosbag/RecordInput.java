package org.gaitway.adapter.rosbag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads records from a file or from memory. Lengths are compared with the bytes that are there
 * before anything is allocated.
 */
final class RecordInput {

  /** Bytes at positions. */
  private interface Source {
    long size() throws IOException;

    /** Some bytes, all of which are there, little-endian. */
    ByteBuffer bytes(long position, int length) throws IOException;
  }

  private final Source source;
  private final String name;

  private RecordInput(Source source, String name) {
    this.source = source;
    this.name = name;
  }

  /** Records in memory, from 0 to the buffer's limit, which are not copied. */
  static RecordInput of(ByteBuffer bytes, String name) {
    return new RecordInput(
        new Source() {
          @Override
          public long size() {
            return bytes.limit();
          }

          @Override
          public ByteBuffer bytes(long position, int length) {
            return bytes.slice((int) position, length).order(ByteOrder.LITTLE_ENDIAN);
          }
        },
        name);
  }

  /** Records in a file. */
  static RecordInput of(SeekableByteChannel file, String name) {
    return new RecordInput(
        new Source() {
          @Override
          public long size() throws IOException {
            return file.size();
          }

          @Override
          public ByteBuffer bytes(long position, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            file.position(position);
            while (bytes.hasRemaining()) {
              if (file.read(bytes) < 0) {
                throw new BagException(name + ": it became shorter while it was read");
              }
            }
            return bytes.flip();
          }
        },
        name);
  }

  long size() throws IOException {
    return source.size();
  }

  /**
   * Some bytes.
   *
   * @param what they are, for errors
   * @throws BagException if they are not all there
   */
  ByteBuffer bytes(long position, long length, String what) throws IOException {
    long left = Math.max(0, source.size() - position);
    if (position < 0 || length < 0 || length > left || length > Integer.MAX_VALUE - 8) {
      throw new BagException(
          "%s: expected %s of %d bytes at byte %d, found %d bytes to the end"
              .formatted(name, what, length, position, left));
    }
    return source.bytes(position, (int) length);
  }

  /**
   * The record at a position.
   *
   * @throws BagException if there is none, or none of a known kind
   */
  BagRecord record(long position) throws IOException {
    int headerLength = bytes(position, Integer.BYTES, "the length of a header").getInt(0);
    long headerStart = position + Integer.BYTES;
    String place = name + ": record at byte " + position;
    ByteBuffer headerBytes =
        bytes(headerStart, Integer.toUnsignedLong(headerLength), "a record's header");
    Fields header = Fields.parse(headerBytes, place);
    RecordKind kind = kind(header.int8("op"), place);
    long dataLengthAt = headerStart + headerBytes.remaining();
    int dataLength = bytes(dataLengthAt, Integer.BYTES, "the length of data").getInt(0);
    long dataStart = dataLengthAt + Integer.BYTES;
    ByteBuffer data = bytes(dataStart, Integer.toUnsignedLong(dataLength), "a record's data");
    return new BagRecord(
        kind, header, data, place + " (" + kind.words() + ")", dataStart + data.remaining());
  }

  private static RecordKind kind(byte code, String place) throws BagException {
    return RecordKind.of(code)
        .orElseThrow(() -> new BagException(place + ": expected an op from 2 to 7, found " + code));
  }
}
