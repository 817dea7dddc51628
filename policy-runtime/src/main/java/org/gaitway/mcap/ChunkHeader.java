package org.gaitway.mcap;

import java.util.Map;

/**
 * What a chunk says of its records.
 *
 * @param startTime least log time
 * @param endTime greatest log time
 * @param size uncompressed [bytes]
 * @param crc of the uncompressed records; 0 if it is not known
 * @param compression its name
 * @param start where the records begin in the array that was parsed
 * @param length of the records as they are in the file [bytes]
 */
record ChunkHeader(
    long startTime, long endTime, long size, long crc, String compression, int start, int length) {

  /** Reads all of the chunk's content but the records. */
  static ChunkHeader read(RecordParser in) throws McapException {
    long startTime = in.u64();
    long endTime = in.u64();
    long size = in.u64();
    long crc = in.u32();
    String compression = in.string();
    int length = in.skipLongBytes();
    int start = in.position() - length;
    return new ChunkHeader(startTime, endTime, size, crc, compression, start, length);
  }

  /** The same of a chunk whose end is missing: of the records there is what there is. */
  static ChunkHeader readBeginning(RecordParser in) throws McapException {
    long startTime = in.u64();
    long endTime = in.u64();
    long size = in.u64();
    long crc = in.u32();
    String compression = in.string();
    long declared = in.u64();
    int there = in.remaining();
    // A writer that had still to fill it in left 0, or the greatest number, there.
    int length = declared > 0 ? (int) Math.min(declared, there) : there;
    return new ChunkHeader(startTime, endTime, size, crc, compression, in.position(), length);
  }

  /** What an index of the chunk says, but where its message indexes are. */
  McapChunkIndex index(long chunkOffset, long chunkLength) {
    return new McapChunkIndex(
        startTime, endTime, chunkOffset, chunkLength, Map.of(), 0, compression, length, size);
  }

  /** How errors describe the chunk. */
  String text() {
    return text(index(0, 0));
  }

  /** How errors describe a chunk. */
  static String text(McapChunkIndex index) {
    return "times from "
        + Long.toUnsignedString(index.messageStartTime())
        + " to "
        + Long.toUnsignedString(index.messageEndTime())
        + ", "
        + Long.toUnsignedString(index.uncompressedSize())
        + " bytes in "
        + Long.toUnsignedString(index.compressedSize())
        + ", compression '"
        + index.compression()
        + "'";
  }

  boolean agrees(McapChunkIndex index) {
    return startTime == index.messageStartTime()
        && endTime == index.messageEndTime()
        && size == index.uncompressedSize()
        && length == index.compressedSize()
        && compression.equals(index.compression());
  }
}
