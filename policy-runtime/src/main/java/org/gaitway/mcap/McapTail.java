package org.gaitway.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads an MCAP file from its beginning while it is still being written: each {@link #poll} takes
 * the records that have become whole since the last. Of a finished file, it goes through all of the
 * data once; the summary is left alone.
 *
 * <p>A record that is not whole yet is waited for, whatever length it declares: whether it will
 * ever come cannot be told from a file that grows. CRCs of chunks and attachments are checked. One
 * thread at a time.
 */
public final class McapTail implements Closeable {

  /** Takes what is in the file, in its order. */
  public interface Handler extends McapMessageHandler {

    /** Takes metadata. */
    void metadata(McapMetadata metadata) throws IOException;

    /** Takes an attachment. */
    void attachment(McapAttachment attachment) throws IOException;
  }

  private final McapSource source;
  private final BlockLoader loader;
  private final Declarations declarations = new Declarations();
  private byte[] buffer = {};
  private long position;
  private boolean begun;
  private boolean ended;

  private McapTail(McapSource source, McapReadLimits limits) {
    this.source = source;
    loader = new BlockLoader(source, limits);
  }

  /**
   * Opens a file, which may still be empty.
   *
   * @throws IOException if it cannot be read
   */
  public static McapTail open(Path file) throws IOException {
    return new McapTail(McapSource.of(file), McapReadLimits.defaults());
  }

  /** Reads a file that is in memory, and does not grow. */
  static McapTail of(byte[] file, McapReadLimits limits) {
    return new McapTail(McapSource.of(file), limits);
  }

  /**
   * Takes what has been written since the last call.
   *
   * @param handler gets it; after an exception of its own, the record counts as taken
   * @return whether there was anything
   * @throws McapException if the file is not an MCAP file, or damaged; then it cannot be read on
   * @throws IOException if it cannot be read, or the handler throws it
   */
  public boolean poll(Handler handler) throws IOException {
    long size = source.size();
    if (!begun && !begin(size)) {
      return false;
    }
    if (size < position) {
      throw new McapException(size, "File", "more than " + position + " bytes", "fewer");
    }
    RecordCursor cursor = new RecordCursor(source, position, size);
    boolean any = false;
    while (!ended && cursor.hasHeader()) {
      cursor.next();
      if (cursor.opcode() != 0 && !cursor.isWhole()) {
        return any;
      }
      cursor.check();
      position = cursor.end();
      any = true;
      take(cursor, handler);
    }
    return any;
  }

  private boolean begin(long size) throws IOException {
    int magic = Layout.magicLength();
    if (size < magic) {
      return false;
    }
    if (!Layout.isMagic(source.read(0, magic))) {
      throw new McapException(0, "File", "the first bytes of MCAP", "others");
    }
    begun = true;
    position = magic;
    return true;
  }

  private void take(RecordCursor cursor, Handler handler) throws IOException {
    switch (cursor.opcode()) {
      case Opcode.SCHEMA, Opcode.CHANNEL ->
          declarations.add(cursor.opcode(), cursor.content(), cursor.start());
      case Opcode.CHUNK -> chunk(cursor, handler);
      case Opcode.MESSAGE -> message(cursor, handler);
      case Opcode.ATTACHMENT -> handler.attachment(AttachmentReader.read(cursor));
      case Opcode.METADATA -> handler.metadata(RecordDecoder.metadata(cursor.content()));
      case Opcode.DATA_END -> ended = true;
      default -> {} // Indexes say nothing new; the rest is unknown.
    }
  }

  private void chunk(RecordCursor cursor, Handler handler) throws IOException {
    int length = source.arrayLength(cursor.start(), cursor.end() - cursor.start());
    ChunkHeader header = ChunkHeader.read(cursor.content());
    Block block = loader.load(Segment.of(header.index(cursor.start(), length)), buffer);
    buffer = block.bytes();
    deliver(block, handler);
  }

  private void message(RecordCursor cursor, Handler handler) throws IOException {
    long length = cursor.end() - cursor.start();
    byte[] record = source.read(cursor.start(), length);
    Segment segment = new Segment(cursor.start(), length, 0, McapQuery.NO_END, null);
    deliver(new Block(segment, record, 0, record.length, cursor.start()), handler);
  }

  private void deliver(Block block, Handler handler) throws IOException {
    BlockCursor messages = new BlockCursor(block, declarations);
    while (messages.next()) {
      MessageView.deliver(block.bytes(), messages.start(), messages.channel(), handler);
    }
  }

  /** The schemas so far, by identifier. */
  public List<McapSchema> schemas() {
    return declarations.schemas();
  }

  /** Whether the end of the data has been read, so that nothing more will come. */
  public boolean isEnded() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
