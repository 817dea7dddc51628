package org.gaitway.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** Copies the records of a damaged file up to the first that cannot be trusted. Used once. */
final class Salvage {
  private final McapSource source;
  private final McapBody body;
  private final BlockLoader loader;
  private final BrokenChunk brokenChunk;
  private final Holes holes;
  private final long size;
  private final boolean finished;
  private final RecordCursor cursor;
  private final MessagePlaces places = new MessagePlaces();
  private Declarations declarations = new Declarations();
  private byte[] buffer = {};
  private boolean looseMessages;
  private boolean chunks;
  private FileSummary ending;
  private long salvaged;

  /**
   * @param body gets what is kept; finished by this
   */
  Salvage(McapSource source, McapBody body, McapReadLimits limits) throws IOException {
    this.source = source;
    this.body = body;
    loader = new BlockLoader(source, limits);
    brokenChunk = new BrokenChunk(limits);
    holes = new Holes(source);
    size = source.size();
    cursor = FileSummary.start(source);
    long magic = size - Layout.magicLength();
    finished = Layout.isMagic(source.read(magic, Layout.magicLength()));
  }

  McapRecoveryReport run() throws IOException {
    ending = ending();
    body.header(RecordDecoder.header(cursor.content()));
    String reason = "";
    boolean dataEnded = false;
    long kept = cursor.end();
    try {
      while (!dataEnded) {
        next();
        dataEnded = cursor.opcode() == Opcode.DATA_END;
        if (dataEnded) {
          checkData();
        } else {
          keep();
          kept = cursor.end();
        }
      }
      kept = size;
    } catch (McapException e) {
      reason = e.getMessage();
    }
    McapStatistics statistics = body.summary().statistics();
    body.finish();
    return report(statistics, reason, kept);
  }

  private void next() throws IOException {
    if (!cursor.hasNext()) {
      throw new McapException(cursor.position(), "File", "more records", "its end");
    }
    cursor.next();
    if (cursor.opcode() == Opcode.CHUNK && !cursor.isWhole()) {
      salvageChunk();
    }
    cursor.check();
  }

  /** Copies the record at the cursor, or throws. */
  private void keep() throws IOException {
    switch (cursor.opcode()) {
      case Opcode.SCHEMA -> {
        McapSchema schema = RecordDecoder.schema(cursor.content());
        declarations.add(schema, cursor.start());
        if (schema.id() != 0) { // Else it is none.
          body.schema(schema);
        }
      }
      case Opcode.CHANNEL -> {
        McapChannel channel = RecordDecoder.channel(cursor.content());
        Declarations more = new Declarations(declarations);
        more.add(channel, cursor.start());
        more.checkSchemas(cursor.start());
        declarations = more;
        body.channel(channel);
      }
      case Opcode.MESSAGE -> message();
      case Opcode.CHUNK -> chunk();
      case Opcode.ATTACHMENT -> body.attachment(AttachmentReader.read(cursor));
      case Opcode.METADATA -> body.metadata(RecordDecoder.metadata(cursor.content()));
      case Opcode.MESSAGE_INDEX -> {} // Made anew with each chunk.
      default -> other();
    }
  }

  private void other() throws IOException {
    if (cursor.opcode() <= Opcode.DATA_END) {
      throw new McapException(cursor.start(), "File", "records of data", cursor.name());
    }
    body.output().write(ByteBuffer.wrap(record()));
  }

  private byte[] record() throws IOException {
    return source.read(cursor.start(), cursor.end() - cursor.start());
  }

  private void message() throws IOException {
    if (chunks && !dataIsRight()) {
      // Next to chunks it may be a damaged record of another kind.
      throw new McapException(
          cursor.start(), "Message", "a chunk around it, or a CRC of the data", "neither");
    }
    if (!finished && holes.first(cursor.start(), cursor.end()) < cursor.end()) {
      throw new McapException(
          cursor.start(), "Message", "its bytes", "a page of zeros, which was never written");
    }
    byte[] record = record();
    Segment segment = new Segment(cursor.start(), record.length, 0, McapQuery.NO_END, null);
    Block block = new Block(segment, record, 0, record.length, cursor.start());
    BlockCursor message = new BlockCursor(block, declarations);
    if (message.next()) {
      body.output().write(ByteBuffer.wrap(record));
      body.summary().addMessage(message.channel().id(), message.logTime());
      looseMessages = true;
    }
  }

  private void chunk() throws IOException {
    byte[] record = record();
    RecordParser content =
        new RecordParser(
            record, Layout.RECORD_HEADER, record.length, cursor.start(), cursor.name());
    ChunkHeader header = ChunkHeader.read(content);
    McapChunkIndex index = header.index(cursor.start(), record.length);
    // Its times are made anew with its indexes, and so need not be right.
    Segment any = new Segment(cursor.start(), record.length, 0, McapQuery.NO_END, index);
    Block block = loader.load(any, buffer);
    buffer = block.bytes();
    Declarations inside = new Declarations(declarations);
    places.clear();
    BlockCursor messages = new BlockCursor(block, inside);
    while (messages.next()) {
      places.add(messages.channel().id(), messages.logTime(), messages.start() - block.start());
    }
    inside.checkSchemas(cursor.start());
    declare(inside);
    chunks = true;
    ByteBuffer records = ByteBuffer.wrap(record, header.start(), header.length());
    body.chunk(places, header.compression(), header.size(), header.crc(), records);
  }

  /** What was declared inside a chunk belongs into the summary, but is in the data already. */
  private void declare(Declarations inside) {
    declarations = inside;
    inside.schemas().forEach(body.summary()::add);
    inside.channels().forEach(body.summary()::add);
  }

  /** Writes what can be had of the chunk at the cursor, whose end is missing. */
  private void salvageChunk() throws IOException {
    long end = finished ? size : holes.first(cursor.start(), size);
    byte[] beginning = source.read(cursor.start(), end - cursor.start());
    Declarations inside = new Declarations(declarations);
    ChunkBuilder rest = brokenChunk.read(beginning, cursor.start(), finished, inside);
    inside.checkSchemas(cursor.start());
    for (McapSchema schema : without(inside.schemas(), declarations.schemas())) {
      body.schema(schema);
    }
    for (McapChannel channel : without(inside.channels(), declarations.channels())) {
      body.channel(channel);
    }
    if (rest.size() > 0) {
      try (ChunkCompressor compressor = ChunkCompressor.of(brokenChunk.compression(), 3)) {
        body.chunk(rest, brokenChunk.compression(), compressor);
      }
    }
    salvaged = rest.places().messages();
  }

  private static <T> List<T> without(List<T> all, List<T> some) {
    return all.stream().filter(item -> !some.contains(item)).toList();
  }

  /** Messages outside of chunks have no CRC but that of the data. */
  private void checkData() throws IOException {
    long expected = cursor.content().u32();
    if (!looseMessages || expected == 0) {
      return;
    }
    long found = FileSummary.crc(source, 0, cursor.start());
    if (found != expected) {
      throw new McapException(
          cursor.start(),
          "DataEnd",
          FileSummary.crc(expected),
          FileSummary.crc(found) + ": some message outside of chunks is damaged, or more");
    }
  }

  private McapRecoveryReport report(McapStatistics now, String reason, long kept) {
    McapStatistics before = reason.isEmpty() ? now : statisticsBefore();
    return new McapRecoveryReport(
        size,
        kept,
        now.messageCount(),
        now.chunkCount(),
        salvaged,
        lost(before == null ? -1 : before.messageCount(), now.messageCount()),
        lost(before == null ? -1 : before.chunkCount(), now.chunkCount()),
        reason.isEmpty(),
        reason);
  }

  /** What the damaged file says that it held, or null. */
  private McapStatistics statisticsBefore() {
    return ending == null ? null : ending.statistics();
  }

  /** The end of the damaged file, or null. */
  private FileSummary ending() throws IOException {
    if (!finished) {
      return null;
    }
    try {
      return FileSummary.read(source, new Declarations());
    } catch (McapException e) { // It is damaged as well.
      return null;
    }
  }

  /** Whether the data have a CRC and it is right. */
  private boolean dataIsRight() throws IOException {
    return ending != null
        && ending.dataCrc() != 0
        && ending.dataCrc() == FileSummary.crc(source, 0, ending.dataEnd());
  }

  private static OptionalLong lost(long before, long now) {
    return before < now ? OptionalLong.empty() : OptionalLong.of(before - now);
  }
}
