package org.gaitway.mcap;

import java.io.IOException;
import java.util.zip.CRC32;

/** Takes the complete messages from a chunk whose end is missing. */
final class BrokenChunk {
  private static final int LARGEST = 256 << 20;

  private final McapReadLimits limits;
  private final ChunkDecompressor decompressor = new ChunkDecompressor();
  private Compression compression = Compression.NONE;

  BrokenChunk(McapReadLimits limits) {
    this.limits = limits;
  }

  /** Of the chunk that was read last. */
  Compression compression() {
    return compression;
  }

  /**
   * Reads.
   *
   * @param beginning what there is of the chunk's record
   * @param offset of the chunk in the file
   * @param mustBeWhole whether to take nothing unless all records are there and their CRC is right:
   *     the end cannot be missing, so that something else is wrong
   * @param declarations get the schemas and channels in it
   * @return the messages; empty if not even the chunk's header is there
   */
  ChunkBuilder read(byte[] beginning, long offset, boolean mustBeWhole, Declarations declarations) {
    ChunkBuilder messages = new ChunkBuilder(beginning.length);
    try {
      RecordParser content =
          new RecordParser(beginning, Layout.RECORD_HEADER, beginning.length, offset, "Chunk");
      ChunkHeader header = ChunkHeader.readBeginning(content);
      Block block = records(beginning, offset, header);
      if (isTrusted(block, header, mustBeWhole)) {
        take(block, declarations, messages);
      }
    } catch (IOException e) { // The record that is cut short: this is where it ends.
      return messages;
    }
    return messages;
  }

  private Block records(byte[] beginning, long offset, ChunkHeader header) throws McapException {
    compression = Compression.named(header.compression(), offset);
    McapChunkIndex index = header.index(offset, beginning.length);
    Segment segment = new Segment(offset, beginning.length, 0, McapQuery.NO_END, index);
    if (compression == Compression.NONE) {
      int end = header.start() + header.length();
      return new Block(segment, beginning, header.start(), end, offset);
    }
    // A writer that had still to fill in the size left 0 there.
    long most = header.size() > 0 ? Math.min(header.size(), limits.chunkSize()) : LARGEST;
    byte[] records =
        decompressor.decompressBeginning(
            compression, beginning, header.start(), header.length(), (int) most);
    return new Block(segment, records, 0, records.length, offset);
  }

  private static boolean isTrusted(Block block, ChunkHeader header, boolean mustBeWhole) {
    int length = block.end() - block.start();
    if (length != header.size() || header.crc() == 0) {
      return !mustBeWhole;
    }
    CRC32 crc = new CRC32();
    crc.update(block.bytes(), block.start(), length);
    return crc.getValue() == header.crc();
  }

  private static void take(Block block, Declarations declarations, ChunkBuilder messages)
      throws IOException {
    BlockCursor cursor = new BlockCursor(block, declarations);
    while (cursor.next()) {
      MessageView.deliver(
          block.bytes(),
          cursor.start(),
          cursor.channel(),
          (channel, sequence, logTime, publishTime, bytes, at, length) ->
              messages.add(channel.id(), sequence, logTime, publishTime, bytes, at, length));
    }
  }
}
