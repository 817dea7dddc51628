package org.gaitway.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through the data once, over chunks that are indexed and whatever lies between, so that
 * nothing is left out: neither messages outside of chunks nor chunks without index.
 */
final class DataScan {
  /** Messages outside of chunks are read in parts of about this size [bytes]. */
  private static final int LOOSE_SIZE = 1 << 20;

  /** A chunk's content before its records, with any sensible name of a compression [bytes]. */
  private static final int CHUNK_HEAD = 128;

  private final RecordCursor cursor;
  private final Declarations declarations;
  private final Map<Long, McapChunkIndex> indexed = new HashMap<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<McapChunkIndex> chunks = new ArrayList<>();
  private final List<McapAttachmentIndex> attachments = new ArrayList<>();
  private final List<McapMetadataIndex> metadata = new ArrayList<>();
  private final TimeRange looseTimes = new TimeRange();
  private long looseStart = -1;
  private long looseEnd;

  /**
   * Scans.
   *
   * @param declarations get the schemas and channels outside of chunks
   * @throws McapException if the data are not records, or not what the indexes say
   */
  DataScan(McapSource source, FileSummary summary, Declarations declarations) throws IOException {
    this.declarations = declarations;
    cursor = new RecordCursor(source, summary.dataStart(), summary.dataEnd());
    for (McapChunkIndex chunk : summary.chunks()) {
      indexed.put(chunk.chunkOffset(), chunk);
    }
    int known = indexed.size();
    while (cursor.hasNext()) {
      cursor.next();
      cursor.check();
      record();
    }
    endLoose();
    if (!indexed.isEmpty()) {
      long missing = indexed.keySet().iterator().next();
      throw new McapException(
          missing, "ChunkIndex", known + " chunks", "no chunk where the index says");
    }
  }

  /** In the order of the file. */
  List<Segment> segments() {
    return segments;
  }

  /** All of them, indexed or not. */
  List<McapChunkIndex> chunks() {
    return chunks;
  }

  /** All of them. */
  List<McapAttachmentIndex> attachments() {
    return attachments;
  }

  /** All of them. */
  List<McapMetadataIndex> metadata() {
    return metadata;
  }

  private void record() throws IOException {
    if (cursor.opcode() == Opcode.MESSAGE) {
      message();
      return;
    }
    endLoose();
    switch (cursor.opcode()) {
      case Opcode.SCHEMA, Opcode.CHANNEL ->
          declarations.add(cursor.opcode(), cursor.content(), cursor.start());
      case Opcode.CHUNK -> chunk();
      case Opcode.ATTACHMENT -> attachments.add(AttachmentReader.index(cursor));
      case Opcode.METADATA -> {
        McapMetadata content = RecordDecoder.metadata(cursor.content());
        long length = cursor.end() - cursor.start();
        metadata.add(new McapMetadataIndex(cursor.start(), length, content.name()));
      }
      case Opcode.HEADER,
          Opcode.FOOTER,
          Opcode.CHUNK_INDEX,
          Opcode.ATTACHMENT_INDEX,
          Opcode.STATISTICS,
          Opcode.METADATA_INDEX,
          Opcode.SUMMARY_OFFSET,
          Opcode.DATA_END ->
          throw new McapException(cursor.start(), "File", "records of data", cursor.name());
      default -> {} // Message indexes are found through their chunk; the rest is unknown.
    }
  }

  private void message() throws IOException {
    RecordParser content = cursor.content(Layout.MESSAGE_HEADER);
    content.u16();
    content.u32();
    long logTime = content.u64();
    content.u64();
    if (looseStart < 0) {
      looseStart = cursor.start();
      looseTimes.clear();
    }
    looseTimes.add(logTime);
    looseEnd = cursor.end();
    if (looseEnd - looseStart >= LOOSE_SIZE) {
      endLoose();
    }
  }

  private void endLoose() {
    if (looseStart >= 0) {
      segments.add(
          new Segment(
              looseStart, looseEnd - looseStart, looseTimes.start(), looseTimes.end(), null));
      looseStart = -1;
    }
  }

  private void chunk() throws IOException {
    McapChunkIndex index = indexed.remove(cursor.start());
    if (index == null) {
      index = unindexed();
    } else {
      checkLength(index);
    }
    chunks.add(index);
    segments.add(Segment.of(index));
    cursor.position(index.chunkOffset() + index.chunkLength() + index.messageIndexLength());
  }

  private void checkLength(McapChunkIndex index) throws McapException {
    long length = cursor.end() - cursor.start();
    long room = cursor.room();
    if (index.chunkLength() != length
        || index.messageIndexLength() < 0
        || index.messageIndexLength() > room) {
      throw new McapException(
          cursor.start(),
          "ChunkIndex",
          "a chunk of " + length + " bytes and at most " + room + " of message indexes",
          Long.toUnsignedString(index.chunkLength())
              + " and "
              + Long.toUnsignedString(index.messageIndexLength()));
    }
  }

  /** What the index of the chunk would say, from the chunk itself and what follows it. */
  private McapChunkIndex unindexed() throws IOException {
    long offset = cursor.start();
    long length = cursor.end() - offset;
    RecordParser content = cursor.content(CHUNK_HEAD);
    long startTime = content.u64();
    long endTime = content.u64();
    long size = content.u64();
    content.u32();
    String compression = content.string();
    long compressedSize = content.u64();
    Map<Integer, Long> offsets = new HashMap<>();
    long end = messageIndexes(offsets);
    return new McapChunkIndex(
        startTime,
        endTime,
        offset,
        length,
        offsets,
        end - offset - length,
        compression,
        compressedSize,
        size);
  }

  /** Goes over the message indexes; where they end. */
  private long messageIndexes(Map<Integer, Long> offsets) throws IOException {
    long end = cursor.end();
    while (cursor.hasNext()) {
      cursor.next();
      cursor.check();
      if (cursor.opcode() != Opcode.MESSAGE_INDEX) {
        return end;
      }
      offsets.put(cursor.content(Short.BYTES).u16(), cursor.start());
      end = cursor.end();
    }
    return end;
  }
}
