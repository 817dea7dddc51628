package org.gaitway.mcap;

/** Reads each kind of record from its content. */
final class RecordDecoder {
  private RecordDecoder() {}

  static McapHeader header(RecordParser in) throws McapException {
    return new McapHeader(in.string(), in.string());
  }

  static McapSchema schema(RecordParser in) throws McapException {
    return new McapSchema(in.u16(), in.string(), in.string(), in.bytes());
  }

  static McapChannel channel(RecordParser in) throws McapException {
    return new McapChannel(in.u16(), in.u16(), in.string(), in.string(), in.map());
  }

  static McapMetadata metadata(RecordParser in) throws McapException {
    return new McapMetadata(in.string(), in.map());
  }

  static McapChunkIndex chunkIndex(RecordParser in) throws McapException {
    return new McapChunkIndex(
        in.u64(),
        in.u64(),
        in.u64(),
        in.u64(),
        in.channelMap(),
        in.u64(),
        in.string(),
        in.u64(),
        in.u64());
  }

  static McapAttachmentIndex attachmentIndex(RecordParser in) throws McapException {
    return new McapAttachmentIndex(
        in.u64(), in.u64(), in.u64(), in.u64(), in.u64(), in.string(), in.string());
  }

  static McapMetadataIndex metadataIndex(RecordParser in) throws McapException {
    return new McapMetadataIndex(in.u64(), in.u64(), in.string());
  }

  static McapStatistics statistics(RecordParser in) throws McapException {
    return new McapStatistics(
        in.u64(),
        in.u16(),
        in.u32(),
        in.u32(),
        in.u32(),
        in.u32(),
        in.u64(),
        in.u64(),
        in.channelMap());
  }

  static McapMessageIndex messageIndex(RecordParser in) throws McapException {
    int channelId = in.u16();
    int length = in.arrayEnd() - in.position();
    if (length % Layout.INDEX_ENTRY != 0) {
      throw in.error("entries of " + Layout.INDEX_ENTRY + " bytes", length + " bytes of them");
    }
    long[] times = new long[length / Layout.INDEX_ENTRY];
    long[] offsets = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = in.u64();
      offsets[i] = in.u64();
    }
    return new McapMessageIndex(channelId, times, offsets);
  }
}
