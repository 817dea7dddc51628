package org.gaitway.mcap;

/**
 * A part of the data that is read at once: a chunk, or some messages outside of chunks that follow
 * each other.
 *
 * @param position where it begins in the file
 * @param length [bytes]
 * @param startTime least log time of its messages
 * @param endTime greatest log time of its messages
 * @param chunk what is known of the chunk; null outside of chunks
 */
record Segment(long position, long length, long startTime, long endTime, McapChunkIndex chunk) {

  static Segment of(McapChunkIndex chunk) {
    return new Segment(
        chunk.chunkOffset(),
        chunk.chunkLength(),
        chunk.messageStartTime(),
        chunk.messageEndTime(),
        chunk);
  }

  boolean contains(long logTime) {
    return Long.compareUnsigned(logTime, startTime) >= 0
        && Long.compareUnsigned(logTime, endTime) <= 0;
  }
}
