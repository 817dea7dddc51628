package org.gaitway.mcap;

import java.io.IOException;
import java.util.zip.CRC32;

/** Brings segments into memory, checked and uncompressed. One thread at a time. */
final class BlockLoader {
  private final McapSource source;
  private final McapReadLimits limits;
  private final ChunkDecompressor decompressor = new ChunkDecompressor();
  private final CRC32 crc = new CRC32();
  private byte[] compressed = {};

  BlockLoader(McapSource source, McapReadLimits limits) {
    this.source = source;
    this.limits = limits;
  }

  /**
   * Loads a segment.
   *
   * @param buffer to use if it is large enough; the block's from now on
   * @throws McapException if it is damaged, not what its index says, or beyond the limits
   */
  Block load(Segment segment, byte[] buffer) throws IOException {
    if (segment.chunk() == null) {
      byte[] bytes = read(segment, buffer);
      return new Block(segment, bytes, 0, (int) segment.length(), segment.position());
    }
    boolean stored = segment.chunk().compression().isEmpty();
    byte[] record = read(segment, stored ? buffer : compressed);
    compressed = stored ? compressed : record;
    ChunkHeader header = header(segment, record);
    Block block = stored ? stored(segment, record, header) : decompressed(segment, buffer, header);
    checkCrc(block, header.crc());
    return block;
  }

  private byte[] read(Segment segment, byte[] buffer) throws IOException {
    int length = source.arrayLength(segment.position(), segment.length());
    byte[] bytes = buffer.length < length ? new byte[length] : buffer;
    source.read(segment.position(), bytes, 0, length);
    return bytes;
  }

  private static ChunkHeader header(Segment segment, byte[] record) throws McapException {
    long offset = segment.position();
    RecordParser content =
        new RecordParser(
            record, Layout.RECORD_HEADER, (int) segment.length(), offset, Opcode.name(record[0]));
    if (record[0] != Opcode.CHUNK
        || RecordParser.u64(record, 1) != segment.length() - Layout.RECORD_HEADER) {
      throw content.error("a chunk of " + segment.length() + " bytes", "another record");
    }
    ChunkHeader header = ChunkHeader.read(content);
    if (!header.agrees(segment.chunk())) {
      throw content.error(ChunkHeader.text(segment.chunk()) + ", as its index says", header.text());
    }
    return header;
  }

  private static Block stored(Segment segment, byte[] record, ChunkHeader header)
      throws McapException {
    if (header.size() != header.length()) {
      throw new McapException(
          segment.position(),
          "Chunk",
          header.length() + " bytes of records, which are not compressed",
          Long.toUnsignedString(header.size()));
    }
    int end = header.start() + header.length();
    return new Block(segment, record, header.start(), end, segment.position() + header.start());
  }

  private Block decompressed(Segment segment, byte[] buffer, ChunkHeader header)
      throws McapException {
    long offset = segment.position();
    int size = limits.checkChunk(offset, header.length(), header.size());
    Compression kind = Compression.named(header.compression(), offset);
    byte[] bytes =
        decompressor.decompress(
            kind, compressed, header.start(), header.length(), size, buffer, offset);
    return new Block(segment, bytes, 0, size, offset);
  }

  private void checkCrc(Block block, long expected) throws McapException {
    if (expected == 0) {
      return;
    }
    crc.reset();
    crc.update(block.bytes(), block.start(), block.end() - block.start());
    if (crc.getValue() != expected) {
      throw new McapException(
          block.segment().position(),
          "Chunk",
          FileSummary.crc(expected),
          FileSummary.crc(crc.getValue()));
    }
  }
}
