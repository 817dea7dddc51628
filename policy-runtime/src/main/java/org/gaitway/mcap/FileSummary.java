package org.gaitway.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Beginning and end of a file: header, summary, footer, and where the data are between them. */
final class FileSummary {
  private final McapSource source;
  private final Declarations declarations;
  private final List<McapChunkIndex> chunks = new ArrayList<>();
  private final List<McapAttachmentIndex> attachments = new ArrayList<>();
  private final List<McapMetadataIndex> metadata = new ArrayList<>();
  private McapHeader header;
  private McapStatistics statistics;
  private long dataStart;
  private long dataEnd;
  private long dataCrc;

  private FileSummary(McapSource source, Declarations declarations) {
    this.source = source;
    this.declarations = declarations;
  }

  /**
   * Reads them.
   *
   * @param declarations get the schemas and channels that the summary has
   * @throws McapException if the file does not begin and end as it should
   */
  static FileSummary read(McapSource source, Declarations declarations) throws IOException {
    FileSummary summary = new FileSummary(source, declarations);
    summary.readHeader();
    summary.readEnd();
    return summary;
  }

  McapHeader header() {
    return header;
  }

  /** Null if there are none. */
  McapStatistics statistics() {
    return statistics;
  }

  List<McapChunkIndex> chunks() {
    return chunks;
  }

  List<McapAttachmentIndex> attachments() {
    return attachments;
  }

  List<McapMetadataIndex> metadata() {
    return metadata;
  }

  /** Where the record after the header begins. */
  long dataStart() {
    return dataStart;
  }

  /** Where the record begins that ends the data. */
  long dataEnd() {
    return dataEnd;
  }

  /** Of all before that record; 0 if it is not known. */
  long dataCrc() {
    return dataCrc;
  }

  private void readHeader() throws IOException {
    RecordCursor cursor = start(source);
    header = RecordDecoder.header(cursor.content());
    dataStart = cursor.end();
  }

  /**
   * Checks how a file begins.
   *
   * @return a cursor at the header
   */
  static RecordCursor start(McapSource source) throws IOException {
    checkMagic(source, 0, "an MCAP file of version 0", "another kind of file");
    RecordCursor cursor = new RecordCursor(source, Layout.magicLength(), source.size());
    cursor.next();
    cursor.check();
    if (cursor.opcode() != Opcode.HEADER) {
      throw new McapException(cursor.start(), "File", "Header", cursor.name());
    }
    return cursor;
  }

  private static void checkMagic(McapSource source, long position, String expected, String found)
      throws IOException {
    long size = source.size();
    if (position < 0 || size - position < Layout.magicLength()) {
      throw new McapException(0, "File", expected, "a file of " + size + " bytes");
    }
    if (!Layout.isMagic(source.read(position, Layout.magicLength()))) {
      throw new McapException(position, "File", expected, found);
    }
  }

  private void readEnd() throws IOException {
    long magic = source.size() - Layout.magicLength();
    checkMagic(source, magic, "the end of an MCAP file", "one that was not finished (recover it)");
    long footer = magic - Layout.FOOTER;
    RecordParser content = fixed(footer, Opcode.FOOTER, Layout.FOOTER_CONTENT);
    long start = content.u64();
    long offsets = content.u64();
    long crc = content.u32();
    long from = start == 0 ? footer : start;
    long to = offsets == 0 ? footer : offsets;
    if (from < dataStart || from > to || to > footer) {
      throw new McapException(
          footer,
          "Footer",
          "a summary from byte " + dataStart + " to " + footer,
          "from " + Long.toUnsignedString(start) + " to " + Long.toUnsignedString(to));
    }
    checkCrc(from, footer, crc);
    readSummary(from, to);
    dataEnd = from - Layout.DATA_END;
    dataCrc = fixed(dataEnd, Opcode.DATA_END, Integer.BYTES).u32();
  }

  /** A record whose place and length are known. */
  private RecordParser fixed(long start, int opcode, int length) throws IOException {
    if (start < dataStart) {
      throw new McapException(start, "File", Opcode.name(opcode), "the header");
    }
    RecordCursor cursor = new RecordCursor(source, start, start + Layout.RECORD_HEADER + length);
    cursor.next();
    if (cursor.opcode() != opcode || cursor.length() != length) {
      throw new McapException(
          start,
          "File",
          Opcode.name(opcode) + " of " + length + " bytes",
          cursor.name() + " of " + Long.toUnsignedString(cursor.length()));
    }
    return cursor.content();
  }

  private void checkCrc(long from, long footer, long expected) throws IOException {
    if (expected == 0) {
      return;
    }
    long found = crc(source, from, footer + Layout.FOOTER - Integer.BYTES);
    if (found != expected) {
      throw new McapException(from, "Summary", crc(expected), crc(found));
    }
  }

  /** The CRC of a part of a file. */
  static long crc(McapSource source, long from, long to) throws IOException {
    CRC32 crc = new CRC32();
    byte[] part = new byte[(int) Math.min(1 << 16, to - from)];
    for (long at = from; at < to; at += part.length) {
      int length = (int) Math.min(part.length, to - at);
      source.read(at, part, 0, length);
      crc.update(part, 0, length);
    }
    return crc.getValue();
  }

  /** How errors write a CRC. */
  static String crc(long value) {
    return "CRC 0x" + Long.toHexString(value);
  }

  private void readSummary(long from, long to) throws IOException {
    RecordCursor cursor = new RecordCursor(source, from, to);
    while (cursor.hasNext()) {
      cursor.next();
      cursor.check();
      switch (cursor.opcode()) {
        case Opcode.SCHEMA, Opcode.CHANNEL ->
            declarations.add(cursor.opcode(), cursor.content(), cursor.start());
        case Opcode.STATISTICS -> statistics = RecordDecoder.statistics(cursor.content());
        case Opcode.CHUNK_INDEX -> chunks.add(RecordDecoder.chunkIndex(cursor.content()));
        case Opcode.ATTACHMENT_INDEX ->
            attachments.add(RecordDecoder.attachmentIndex(cursor.content()));
        case Opcode.METADATA_INDEX -> metadata.add(RecordDecoder.metadataIndex(cursor.content()));
        default -> refuseData(cursor);
      }
    }
  }

  /** Records of a later version are left alone; those of the data are none of a summary. */
  private static void refuseData(RecordCursor cursor) throws McapException {
    if (cursor.opcode() < Opcode.SUMMARY_OFFSET || cursor.opcode() == Opcode.DATA_END) {
      throw new McapException(cursor.start(), "Summary", "indexes", cursor.name());
    }
  }
}
