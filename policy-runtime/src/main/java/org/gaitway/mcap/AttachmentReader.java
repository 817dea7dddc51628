package org.gaitway.mcap;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Reads attachments, whose data may be large. */
final class AttachmentReader {
  /** An attachment's content before its data, with names of any sensible length [bytes]. */
  private static final int HEAD = 1 << 14;

  private AttachmentReader() {}

  /** What the index of the attachment at a cursor would say; its data are not read. */
  static McapAttachmentIndex index(RecordCursor cursor) throws IOException {
    RecordParser content = cursor.content(HEAD);
    long logTime = content.u64();
    long createTime = content.u64();
    String name = content.string();
    String mediaType = content.string();
    long size = content.u64();
    return new McapAttachmentIndex(
        cursor.start(), cursor.end() - cursor.start(), logTime, createTime, size, name, mediaType);
  }

  /**
   * Reads the attachment at a cursor.
   *
   * @throws McapException if its CRC is wrong
   */
  static McapAttachment read(RecordCursor cursor) throws IOException {
    RecordParser content = cursor.content();
    int start = content.position();
    long logTime = content.u64();
    long createTime = content.u64();
    String name = content.string();
    String mediaType = content.string();
    int size = content.skipLongBytes();
    int end = content.position();
    long expected = content.u32();
    CRC32 crc = new CRC32();
    crc.update(content.array(), start, end - start);
    if (expected != 0 && crc.getValue() != expected) {
      throw content.error(FileSummary.crc(expected), FileSummary.crc(crc.getValue()));
    }
    byte[] data = Arrays.copyOfRange(content.array(), end - size, end);
    return new McapAttachment(logTime, createTime, name, mediaType, data);
  }
}
