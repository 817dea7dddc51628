package org.gaitway.mcap;

import java.io.IOException;

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
   * @param declarations get the schemas and channels in it
   * @return the messages; empty if not even the chunk's header is there
   */
  ChunkBuilder read(byte[] beginning, long offset, Declarations declarations) {
    ChunkBuilder messages = new ChunkBuilder(beginning.length);
    try {
      Block block = records(beginning, offset);
      BlockCursor cursor = new BlockCursor(block, declarations);
      while (cursor.next()) {
        MessageView.deliver(
            block.bytes(),
            cursor.start(),
            cursor.channel(),
            (channel, sequence, logTime, publishTime, bytes, at, length) ->
                messages.add(channel.id(), sequence, logTime, publishTime, bytes, at, length));
      }
    } catch (IOException e) { // The record that is cut short: this is where it ends.
      return messages;
    }
    return messages;
  }

  private Block records(byte[] beginning, long offset) throws McapException {
    int room = beginning.length - Layout.RECORD_HEADER;
    RecordParser content =
        new RecordParser(beginning, Layout.RECORD_HEADER, beginning.length, offset, "Chunk");
    ChunkHeader header = ChunkHeader.readBeginning(content, room);
    compression = Compression.named(header.compression(), offset);
    Segment segment =
        new Segment(offset, beginning.length, 0, McapQuery.NO_END, header.index(offset, room));
    if (compression == Compression.NONE) {
      return new Block(segment, beginning, header.start(), beginning.length, offset);
    }
    // A writer that had still to fill in the size left 0 there.
    long most = header.size() > 0 ? Math.min(header.size(), limits.chunkSize()) : LARGEST;
    byte[] records =
        decompressor.decompressBeginning(
            compression, beginning, header.start(), header.length(), (int) most);
    return new Block(segment, records, 0, records.length, offset);
  }
}
