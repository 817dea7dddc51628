package org.gaitway.mcap;

/** Writes each kind of record into a buffer. */
final class RecordEncoder {
  private RecordEncoder() {}

  static void header(RecordBuffer out, String profile, String library) {
    int begun = out.begin(Opcode.HEADER);
    out.string(profile);
    out.string(library);
    out.end(begun);
  }

  static void schema(RecordBuffer out, McapSchema schema) {
    int begun = out.begin(Opcode.SCHEMA);
    out.u16(schema.id());
    out.string(schema.name());
    out.string(schema.encoding());
    out.u32(schema.data().length);
    out.bytes(schema.data(), 0, schema.data().length);
    out.end(begun);
  }

  static void channel(RecordBuffer out, McapChannel channel) {
    int begun = out.begin(Opcode.CHANNEL);
    out.u16(channel.id());
    out.u16(channel.schemaId());
    out.string(channel.topic());
    out.string(channel.messageEncoding());
    out.map(channel.metadata());
    out.end(begun);
  }

  static void message(
      RecordBuffer out,
      int channelId,
      long sequence,
      long logTime,
      long publishTime,
      byte[] data,
      int offset,
      int length) {
    int begun = out.begin(Opcode.MESSAGE);
    out.u16(channelId);
    out.u32(sequence);
    out.u64(logTime);
    out.u64(publishTime);
    out.bytes(data, offset, length);
    out.end(begun);
  }

  /** The beginning of a chunk, up to its records. */
  static void chunk(
      RecordBuffer out, MessagePlaces places, long size, long crc, String compression, int length) {
    int begun = out.begin(Opcode.CHUNK);
    out.u64(places.startTime());
    out.u64(places.endTime());
    out.u64(size);
    out.u32(crc);
    out.string(compression);
    out.u64(length);
    out.endBefore(begun, length);
  }

  /** The beginning of an attachment, up to its data. */
  static void attachment(RecordBuffer out, McapAttachment attachment) {
    int begun = out.begin(Opcode.ATTACHMENT);
    out.u64(attachment.logTime());
    out.u64(attachment.createTime());
    out.string(attachment.name());
    out.string(attachment.mediaType());
    out.u64(attachment.data().length);
    out.endBefore(begun, (long) attachment.data().length + Integer.BYTES);
  }

  static void metadata(RecordBuffer out, McapMetadata metadata) {
    int begun = out.begin(Opcode.METADATA);
    out.string(metadata.name());
    out.map(metadata.entries());
    out.end(begun);
  }

  static void chunkIndex(RecordBuffer out, McapChunkIndex index) {
    int begun = out.begin(Opcode.CHUNK_INDEX);
    out.u64(index.messageStartTime());
    out.u64(index.messageEndTime());
    out.u64(index.chunkOffset());
    out.u64(index.chunkLength());
    out.channelMap(index.messageIndexOffsets());
    out.u64(index.messageIndexLength());
    out.string(index.compression());
    out.u64(index.compressedSize());
    out.u64(index.uncompressedSize());
    out.end(begun);
  }

  static void attachmentIndex(RecordBuffer out, McapAttachmentIndex index) {
    int begun = out.begin(Opcode.ATTACHMENT_INDEX);
    out.u64(index.offset());
    out.u64(index.length());
    out.u64(index.logTime());
    out.u64(index.createTime());
    out.u64(index.dataSize());
    out.string(index.name());
    out.string(index.mediaType());
    out.end(begun);
  }

  static void metadataIndex(RecordBuffer out, McapMetadataIndex index) {
    int begun = out.begin(Opcode.METADATA_INDEX);
    out.u64(index.offset());
    out.u64(index.length());
    out.string(index.name());
    out.end(begun);
  }

  static void statistics(RecordBuffer out, McapStatistics statistics) {
    int begun = out.begin(Opcode.STATISTICS);
    out.u64(statistics.messageCount());
    out.u16(statistics.schemaCount());
    out.u32(statistics.channelCount());
    out.u32(statistics.attachmentCount());
    out.u32(statistics.metadataCount());
    out.u32(statistics.chunkCount());
    out.u64(statistics.messageStartTime());
    out.u64(statistics.messageEndTime());
    out.channelMap(statistics.channelMessageCounts());
    out.end(begun);
  }

  static void summaryOffset(RecordBuffer out, int opcode, long start, long length) {
    int begun = out.begin(Opcode.SUMMARY_OFFSET);
    out.u8(opcode);
    out.u64(start);
    out.u64(length);
    out.end(begun);
  }

  static void dataEnd(RecordBuffer out, long crc) {
    int begun = out.begin(Opcode.DATA_END);
    out.u32(crc);
    out.end(begun);
  }
}
