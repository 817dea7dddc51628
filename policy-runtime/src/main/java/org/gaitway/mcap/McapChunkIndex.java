package org.gaitway.mcap;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a chunk is and what it holds.
 *
 * @param messageStartTime least log time of its messages [ns]; 0 without messages
 * @param messageEndTime greatest log time of its messages [ns]; 0 without messages
 * @param chunkOffset where its record begins in the file [bytes]
 * @param chunkLength of its record, with opcode and length [bytes]
 * @param messageIndexOffsets where the message index of each channel begins in the file [bytes], by
 *     the channel's identifier; empty if there are none; copied
 * @param messageIndexLength of the message indexes together, which follow the chunk [bytes]
 * @param compression its name in the file: {@code zstd}, {@code lz4}, or empty
 * @param compressedSize of its records as they are in the file [bytes]
 * @param uncompressedSize of its records [bytes]
 */
public record McapChunkIndex(
    long messageStartTime,
    long messageEndTime,
    long chunkOffset,
    long chunkLength,
    Map<Integer, Long> messageIndexOffsets,
    long messageIndexLength,
    String compression,
    long compressedSize,
    long uncompressedSize) {

  /** Copies the map. */
  public McapChunkIndex {
    messageIndexOffsets = Collections.unmodifiableMap(new TreeMap<>(messageIndexOffsets));
  }
}
