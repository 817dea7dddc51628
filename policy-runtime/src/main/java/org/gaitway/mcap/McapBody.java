package org.gaitway.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes whole records to a file, and at the end what readers find them by. */
final class McapBody implements Closeable {
  private final RecordOutput out;
  private final Summary summary = new Summary();
  private final RecordBuffer head = new RecordBuffer(1 << 10);
  private final RecordBuffer indexes = new RecordBuffer(1 << 12);
  private final ByteBuffer crcField =
      ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  McapBody(WritableByteChannel channel) {
    out = new RecordOutput(channel);
  }

  Summary summary() {
    return summary;
  }

  RecordOutput output() {
    return out;
  }

  /** Begins the file. */
  void header(McapHeader header) throws IOException {
    head.clear();
    byte[] magic = Layout.magic();
    head.bytes(magic, 0, magic.length);
    RecordEncoder.header(head, header.profile(), header.library());
    out.write(head);
  }

  void schema(McapSchema schema) throws IOException {
    head.clear();
    RecordEncoder.schema(head, schema);
    out.write(head);
    summary.add(schema);
  }

  void channel(McapChannel channel) throws IOException {
    head.clear();
    RecordEncoder.channel(head, channel);
    out.write(head);
    summary.add(channel);
  }

  void metadata(McapMetadata metadata) throws IOException {
    head.clear();
    RecordEncoder.metadata(head, metadata);
    long start = out.position();
    out.write(head);
    summary.add(new McapMetadataIndex(start, head.size(), metadata.name()));
  }

  void attachment(McapAttachment attachment) throws IOException {
    head.clear();
    RecordEncoder.attachment(head, attachment);
    CRC32 crc = new CRC32();
    crc.update(head.array(), Layout.RECORD_HEADER, head.size() - Layout.RECORD_HEADER);
    crc.update(attachment.data());
    long start = out.position();
    out.write(headBytes(), ByteBuffer.wrap(attachment.data()), crcBytes(crc.getValue()));
    summary.add(
        new McapAttachmentIndex(
            start,
            out.position() - start,
            attachment.logTime(),
            attachment.createTime(),
            attachment.data().length,
            attachment.name(),
            attachment.mediaType()));
  }

  /** Writes a chunk with its message indexes. */
  void chunk(ChunkBuilder chunk, Compression compression, ChunkCompressor compressor)
      throws IOException {
    ByteBuffer records = compressor.compress(chunk.records(), chunk.size());
    chunk(chunk.places(), compression.fileName(), chunk.size(), chunk.crc(), records);
  }

  /**
   * Writes a chunk whose records are compressed already, with its message indexes.
   *
   * @param places of its messages
   * @param size of its records, uncompressed [bytes]
   * @param crc of its records, uncompressed; 0 if it is not known
   * @param records compressed
   */
  void chunk(MessagePlaces places, String compression, long size, long crc, ByteBuffer records)
      throws IOException {
    int compressedSize = records.remaining();
    long start = out.position();
    head.clear();
    RecordEncoder.chunk(head, places, size, crc, compression, compressedSize);
    long length = (long) head.size() + compressedSize;
    indexes.clear();
    Map<Integer, Long> offsets = places.encode(indexes, start + length);
    out.write(headBytes(), records, ByteBuffer.wrap(indexes.array(), 0, indexes.size()));
    McapChunkIndex index =
        new McapChunkIndex(
            places.startTime(),
            places.endTime(),
            start,
            length,
            offsets,
            indexes.size(),
            compression,
            compressedSize,
            size);
    summary.add(index, places);
  }

  /** Ends the file. */
  void finish() throws IOException {
    head.clear();
    RecordEncoder.dataEnd(head, out.crc());
    out.write(head);
    RecordBuffer end = new RecordBuffer(1 << 12);
    summary.encode(end, out.position());
    CRC32 crc = new CRC32();
    crc.update(end.array(), 0, end.size());
    end.u32(crc.getValue());
    byte[] magic = Layout.magic();
    end.bytes(magic, 0, magic.length);
    out.write(end);
  }

  private ByteBuffer headBytes() {
    return ByteBuffer.wrap(head.array(), 0, head.size());
  }

  private ByteBuffer crcBytes(long crc) {
    return crcField.clear().putInt((int) crc).flip();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
