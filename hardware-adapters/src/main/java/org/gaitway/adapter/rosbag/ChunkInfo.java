package org.gaitway.adapter.rosbag;

import java.nio.ByteBuffer;

/**
 * What the end of a bag says about a chunk.
 *
 * @param position of the chunk in the file
 * @param start least stamp in it [ns]
 * @param end greatest stamp in it [ns]
 * @param messages number in it
 */
record ChunkInfo(long position, long start, long end, long messages) {
  private static final int ENTRY_BYTES = 2 * Integer.BYTES;

  /**
   * Reads a record.
   *
   * @throws BagException if its count is not that of its data
   */
  static ChunkInfo read(BagRecord record) throws BagException {
    Fields header = record.header();
    long count = Integer.toUnsignedLong(header.int32("count"));
    ByteBuffer data = record.data();
    if (data.remaining() != count * ENTRY_BYTES) {
      throw new BagException(
          "%s: expected %d connections of %d bytes, found %d bytes"
              .formatted(record.place(), count, ENTRY_BYTES, data.remaining()));
    }
    long messages = 0;
    for (int i = 0; i < count; i++) {
      messages += Integer.toUnsignedLong(data.getInt(i * ENTRY_BYTES + Integer.BYTES));
    }
    return new ChunkInfo(
        header.int64("chunk_pos"), header.time("start_time"), header.time("end_time"), messages);
  }
}
