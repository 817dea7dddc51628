package org.gaitway.adapter.rosbag;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a bag: what it holds by its index, and its messages in the order in which they were
 * written.
 *
 * <p>Memory is that of the index and one chunk. For one thread at a time.
 */
public final class BagReader implements Closeable {
  private final SeekableByteChannel channel;
  private final RecordInput file;
  private final String name;
  private final Map<Integer, BagConnection> connections = new TreeMap<>();
  private final List<ChunkInfo> chunks = new ArrayList<>();

  /**
   * Reads the index of a bag.
   *
   * @param channel holds it; closed with this reader
   * @param name what errors call it
   * @throws BagException if it is none, or was not closed by who wrote it
   */
  BagReader(SeekableByteChannel channel, String name) throws IOException {
    this.channel = channel;
    this.name = name;
    this.file = RecordInput.of(channel, name);
    checkMagic();
    readIndex();
  }

  /**
   * Opens a bag.
   *
   * @param bag a file
   * @throws BagException if it is no bag of format 2.0, or was not closed by who wrote it
   * @throws IOException if it cannot be read
   */
  public static BagReader open(Path bag) throws IOException {
    FileChannel channel = FileChannel.open(bag);
    try {
      return new BagReader(channel, bag.toString());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void checkMagic() throws IOException {
    int length = (int) Math.min(BagWriter.MAGIC.length(), file.size());
    String found = StandardCharsets.US_ASCII.decode(file.bytes(0, length, "a bag")).toString();
    if (!found.equals(BagWriter.MAGIC)) {
      throw new BagException(
          "%s: expected a bag, which begins with '%s', found '%s'"
              .formatted(name, BagWriter.MAGIC.strip(), printable(found)));
    }
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  private void readIndex() throws IOException {
    Fields header = file.record(BagWriter.MAGIC.length()).expect(RecordKind.FILE_HEADER).header();
    long index = header.int64("index_pos");
    if (index == 0) {
      throw new BagException(
          name + ": expected an index, found none: it was not closed; 'rosbag reindex' makes one");
    }
    long connectionCount = Integer.toUnsignedLong(header.int32("conn_count"));
    long chunkCount = Integer.toUnsignedLong(header.int32("chunk_count"));
    long at = index;
    for (long i = 0; i < connectionCount; i++) {
      BagRecord record = file.record(at).expect(RecordKind.CONNECTION);
      BagConnection connection = ConnectionRecord.read(record);
      if (connections.put(connection.id(), connection) != null) {
        throw new BagException(
            record.place()
                + ": the connection "
                + connection.id()
                + " is expected once, found twice");
      }
      at = record.end();
    }
    for (long i = 0; i < chunkCount; i++) {
      BagRecord record = file.record(at).expect(RecordKind.CHUNK_INFO);
      addChunk(ChunkInfo.read(record), record);
      at = record.end();
    }
  }

  private void addChunk(ChunkInfo info, BagRecord record) throws BagException {
    long last = chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).position();
    if (info.position() <= last) {
      throw new BagException(
          "%s: expected a chunk after byte %d, found it at %d"
              .formatted(record.place(), last, info.position()));
    }
    chunks.add(info);
  }

  /** The connections, by their numbers. */
  public List<BagConnection> connections() {
    return List.copyOf(connections.values());
  }

  /** The number of chunks. */
  public int chunkCount() {
    return chunks.size();
  }

  /** The number of messages, as the index has it. */
  public long messageCount() {
    return chunks.stream().mapToLong(ChunkInfo::messages).sum();
  }

  /** The least stamp [ns]; 0 without messages. */
  public long startTime() {
    return chunks.stream().mapToLong(ChunkInfo::start).min().orElse(0);
  }

  /** The greatest stamp [ns]; 0 without messages. */
  public long endTime() {
    return chunks.stream().mapToLong(ChunkInfo::end).max().orElse(0);
  }

  /**
   * Reads all messages, in the order in which they were written.
   *
   * @param handler takes them
   * @throws BagException if a chunk is not what the index says
   * @throws IOException if the file cannot be read, or the handler throws it
   */
  public void messages(BagMessageHandler handler) throws IOException {
    for (ChunkInfo info : chunks) {
      long found = readChunk(info, handler);
      if (found != info.messages()) {
        throw new BagException(
            "%s: expected %d messages in the chunk at byte %d, as the index has it, found %d"
                .formatted(name, info.messages(), info.position(), found));
      }
    }
  }

  private long readChunk(ChunkInfo info, BagMessageHandler handler) throws IOException {
    BagRecord chunk = file.record(info.position()).expect(RecordKind.CHUNK);
    BagCompression compression =
        BagCompression.named(chunk.header().text("compression"), chunk.place());
    long size = Integer.toUnsignedLong(chunk.header().int32("size"));
    ByteBuffer data = compression.decompress(chunk.data(), size, chunk.place());
    RecordInput records = RecordInput.of(data, name + ": chunk at byte " + info.position());
    long messages = 0;
    for (long at = 0; at < records.size(); ) {
      BagRecord record = records.record(at);
      if (record.kind() == RecordKind.MESSAGE) {
        deliver(record, handler);
        messages++;
      } else {
        record.expect(RecordKind.CONNECTION); // Repeated in the index.
      }
      at = record.end();
    }
    return messages;
  }

  private void deliver(BagRecord record, BagMessageHandler handler) throws IOException {
    int id = record.header().int32("conn");
    BagConnection connection = connections.get(id);
    if (connection == null) {
      throw new BagException(
          record.place() + ": expected a connection of the index, found number " + id);
    }
    ByteBuffer bytes = record.data().slice().order(ByteOrder.LITTLE_ENDIAN);
    handler.message(connection, record.header().time("time"), bytes);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
