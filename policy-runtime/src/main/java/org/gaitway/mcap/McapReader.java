package org.gaitway.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an MCAP file that was finished; {@link McapRecovery} makes others whole. It goes by the
 * summary as far as there is one and looks into the data where there is none. CRCs are checked
 * wherever the file has them: of the summary at the beginning, of a chunk or attachment when it is
 * read, of the data before the first message outside of chunks.
 *
 * <p>Damaged and hostile files give a {@link McapException}. What the file declares is believed as
 * far as there are bytes for it: memory stays within a small multiple of the file's size, and of
 * {@link McapReadLimits} for what is compressed. One thread at a time.
 */
public final class McapReader implements Closeable {
  private final McapSource source;
  private final McapReadLimits limits;
  private final BlockLoader loader;
  private final Declarations declarations = new Declarations();
  private final FileSummary summary;
  private DataScan scan;
  private boolean dataChecked;

  private McapReader(McapSource source, McapReadLimits limits) throws IOException {
    this.source = source;
    this.limits = limits;
    loader = new BlockLoader(source, limits);
    summary = FileSummary.read(source, declarations);
    if (!summaryDeclaresAll()) {
      declareAll();
    }
  }

  /**
   * Opens a file with the usual limits.
   *
   * @throws McapException if it is not an MCAP file, or damaged
   * @throws IOException if it cannot be read
   */
  public static McapReader open(Path file) throws IOException {
    return open(file, McapReadLimits.defaults());
  }

  /**
   * Opens a file.
   *
   * @throws McapException if it is not an MCAP file, damaged, or beyond the limits
   * @throws IOException if it cannot be read
   */
  public static McapReader open(Path file, McapReadLimits limits) throws IOException {
    return open(McapSource.of(file), limits);
  }

  /**
   * Opens a file that is in memory.
   *
   * @param file all of it; not copied
   * @throws McapException if it is not an MCAP file, damaged, or beyond the limits
   */
  public static McapReader of(byte[] file, McapReadLimits limits) throws IOException {
    return open(McapSource.of(file), limits);
  }

  private static McapReader open(McapSource source, McapReadLimits limits) throws IOException {
    try {
      return new McapReader(source, limits);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** Whether no schema or channel can be in the data that the summary does not have. */
  private boolean summaryDeclaresAll() {
    McapStatistics statistics = summary.statistics();
    if (statistics != null) {
      return statistics.channelCount() == declarations.channels().size()
          && statistics.schemaCount() == declarations.schemas().size();
    }
    return !declarations.channels().isEmpty() && declarations.withoutSchema() == null;
  }

  /** Reads all chunks for their schemas and channels. */
  private void declareAll() throws IOException {
    byte[] buffer = {};
    for (Segment segment : scan().segments()) {
      Block block = loader.load(segment, buffer);
      buffer = block.bytes();
      BlockCursor cursor = new BlockCursor(block, declarations);
      boolean more = cursor.next();
      while (more) {
        more = cursor.next();
      }
    }
    declarations.checkSchemas(summary.dataEnd());
  }

  private DataScan scan() throws IOException {
    if (scan == null) {
      scan = new DataScan(source, summary, declarations);
    }
    return scan;
  }

  /** What the file begins with. */
  public McapHeader header() {
    return summary.header();
  }

  /** All schemas, by identifier. */
  public List<McapSchema> schemas() {
    return declarations.schemas();
  }

  /** All channels, by identifier. */
  public List<McapChannel> channels() {
    return declarations.channels();
  }

  /** What the file says that it holds, if it says so. */
  public Optional<McapStatistics> statistics() {
    return Optional.ofNullable(summary.statistics());
  }

  /**
   * All chunks, in the order of the file.
   *
   * @throws IOException if there is no index and the data cannot be read
   */
  public List<McapChunkIndex> chunks() throws IOException {
    return List.copyOf(scan().chunks());
  }

  /**
   * The message indexes of a chunk; none if it has none.
   *
   * @param chunk from {@link #chunks}
   * @throws IOException if they cannot be read
   */
  public List<McapMessageIndex> messageIndexes(McapChunkIndex chunk) throws IOException {
    long start = chunk.chunkOffset() + chunk.chunkLength();
    RecordCursor cursor = new RecordCursor(source, start, start + chunk.messageIndexLength());
    List<McapMessageIndex> indexes = new ArrayList<>();
    while (cursor.hasNext()) {
      cursor.next();
      cursor.check();
      if (cursor.opcode() == Opcode.MESSAGE_INDEX) {
        indexes.add(RecordDecoder.messageIndex(cursor.content()));
      }
    }
    return indexes;
  }

  /**
   * Where the attachments are.
   *
   * @throws IOException if there is no index and the data cannot be read
   */
  public List<McapAttachmentIndex> attachments() throws IOException {
    McapStatistics statistics = summary.statistics();
    boolean indexed =
        statistics == null
            ? !summary.attachments().isEmpty()
            : summary.attachments().size() == statistics.attachmentCount();
    return List.copyOf(indexed ? summary.attachments() : scan().attachments());
  }

  /**
   * Reads an attachment.
   *
   * @param index from {@link #attachments}
   * @throws McapException if there is none, or its CRC is wrong
   */
  public McapAttachment attachment(McapAttachmentIndex index) throws IOException {
    return AttachmentReader.read(at(index.offset(), index.length(), Opcode.ATTACHMENT));
  }

  /**
   * Where the metadata are.
   *
   * @throws IOException if there is no index and the data cannot be read
   */
  public List<McapMetadataIndex> metadata() throws IOException {
    McapStatistics statistics = summary.statistics();
    boolean indexed =
        statistics == null
            ? !summary.metadata().isEmpty()
            : summary.metadata().size() == statistics.metadataCount();
    return List.copyOf(indexed ? summary.metadata() : scan().metadata());
  }

  /**
   * Reads metadata.
   *
   * @param index from {@link #metadata}
   * @throws McapException if there are none
   */
  public McapMetadata metadata(McapMetadataIndex index) throws IOException {
    RecordCursor cursor = at(index.offset(), index.length(), Opcode.METADATA);
    return RecordDecoder.metadata(cursor.content());
  }

  /** A cursor at the record that an index points to. */
  private RecordCursor at(long offset, long length, int opcode) throws IOException {
    if (offset < summary.dataStart() || offset >= summary.dataEnd()) {
      throw new McapException(
          offset, Opcode.name(opcode), "a place within the data", "an index that points elsewhere");
    }
    RecordCursor cursor = new RecordCursor(source, offset, summary.dataEnd());
    cursor.next();
    cursor.check();
    if (cursor.opcode() != opcode || cursor.end() - offset != length) {
      throw new McapException(
          offset,
          Opcode.name(opcode),
          "a record of " + Long.toUnsignedString(length) + " bytes, as the index says",
          cursor.name() + " of " + (cursor.end() - offset));
    }
    return cursor;
  }

  /**
   * Reads messages. Those outside of chunks are found too.
   *
   * @param query which, and in which order
   * @param handler gets them
   * @throws McapException if the file is damaged or beyond the limits; the handler has then had the
   *     messages before that
   * @throws IOException if it cannot be read, or the handler throws it
   */
  public void messages(McapQuery query, McapMessageHandler handler) throws IOException {
    List<Segment> segments = scan().segments();
    if (segments.stream().anyMatch(segment -> segment.chunk() == null)) {
      checkData();
    }
    new MessageReading(loader, declarations, limits, query, handler).run(segments);
  }

  /**
   * Checks the CRC over all data, if the file has one; it reads the file once.
   *
   * @throws McapException if it is wrong
   */
  public void checkData() throws IOException {
    if (dataChecked || summary.dataCrc() == 0) {
      return;
    }
    long found = FileSummary.crc(source, 0, summary.dataEnd());
    if (found != summary.dataCrc()) {
      throw new McapException(
          summary.dataEnd(),
          "DataEnd",
          FileSummary.crc(summary.dataCrc()),
          FileSummary.crc(found) + " of the data");
    }
    dataChecked = true;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
