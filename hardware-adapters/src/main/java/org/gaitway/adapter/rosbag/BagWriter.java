package org.gaitway.adapter.rosbag;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.adapter.ros1.message.RosOutput;

/**
 * Writes a bag. As with {@code rosbag record}, it is called {@code NAME.bag.active} until {@link
 * #finish} makes it whole; closed before that, it is deleted. Messages stay in the order in which
 * they are written, also those of equal stamps.
 *
 * <p>Memory is that of one chunk and some bytes for each chunk written. For one thread at a time.
 */
public final class BagWriter implements Closeable {

  /** What a file begins with. */
  static final String MAGIC = "#ROSBAG V2.0\n";

  /** A chunk is written when it has this many bytes: what {@code rosbag record} takes. */
  private static final int CHUNK_BYTES = 768 * 1024;

  /** Bytes of the file header's record without its two lengths: padded, to be written again. */
  private static final int FILE_HEADER_BYTES = 4096;

  private final Path bag;
  private final Path active;
  private final BagCompression compression;
  private final FileChannel file;
  private final OpenChunk chunk = new OpenChunk(CHUNK_BYTES + CHUNK_BYTES / 4);
  private final List<BagConnection> connections = new ArrayList<>();
  private final RosOutput chunkInfos = new RosOutput();
  private final RosOutput scratch = new RosOutput(CHUNK_BYTES);
  private int chunkCount;
  private boolean finished;

  private BagWriter(Path bag, Path active, BagCompression compression, FileChannel file) {
    this.bag = bag;
    this.active = active;
    this.compression = compression;
    this.file = file;
  }

  /**
   * Begins a bag.
   *
   * @param bag where it is to be; what is there is replaced at the end
   * @param compression of its chunks
   * @throws IOException if it cannot be written
   */
  public static BagWriter create(Path bag, BagCompression compression) throws IOException {
    Path active = bag.resolveSibling(bag.getFileName() + ".active");
    FileChannel file =
        FileChannel.open(
            active,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    BagWriter writer = new BagWriter(bag, active, compression, file);
    try {
      writer.append(ByteBuffer.wrap(MAGIC.getBytes(StandardCharsets.US_ASCII)));
      writer.writeFileHeader(0);
      return writer;
    } catch (IOException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Adds a connection, for {@link #write}.
   *
   * @param topic name of the topic
   * @param type of its messages, as {@code PACKAGE/TYPE}
   * @param md5sum of the type
   * @param definition of the type, followed by those that it refers to
   */
  public BagConnection connect(String topic, String type, String md5sum, String definition) {
    BagConnection connection =
        new BagConnection(connections.size(), topic, type, md5sum, definition);
    connections.add(connection);
    chunk.add(connection);
    return connection;
  }

  /**
   * Appends a message.
   *
   * @param connection of this bag
   * @param time of its receipt [ns since 1970], from 1 on
   * @param bytes hold it, as ROS 1 has it on the wire; not kept
   * @param offset of its first byte
   * @param length its number of bytes
   * @throws IllegalArgumentException if the bag cannot hold the stamp
   */
  public void write(BagConnection connection, long time, byte[] bytes, int offset, int length)
      throws IOException {
    BagTime.check(time);
    chunk.add(connection.id(), time, bytes, offset, length);
    if (chunk.size() >= CHUNK_BYTES) {
      writeChunk();
    }
  }

  private void writeChunk() throws IOException {
    long position = file.position();
    scratch.reset();
    RecordOutput out = new RecordOutput(scratch);
    RosOutput records = chunk.records();
    byte[] data = compression.compress(records.array(), records.size());
    out.begin(RecordKind.CHUNK)
        .field("compression", compression.word())
        .field("size", records.size())
        .data(data, 0, data.length);
    chunk.writeIndex(out);
    append(scratch.buffer());
    chunk.writeInfo(position, new RecordOutput(chunkInfos));
    chunkCount++;
    chunk.clear();
  }

  /**
   * Makes the bag whole and gives it its name.
   *
   * @throws IOException if that fails; what had its name before is then still there
   */
  public void finish() throws IOException {
    if (!chunk.isEmpty()) {
      writeChunk();
    }
    long index = file.position();
    scratch.reset();
    RecordOutput out = new RecordOutput(scratch);
    connections.forEach(connection -> ConnectionRecord.write(connection, out));
    append(scratch.buffer());
    append(chunkInfos.buffer());
    file.position(MAGIC.length());
    writeFileHeader(index);
    file.force(true);
    file.close();
    Files.move(active, bag, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    finished = true;
  }

  private void writeFileHeader(long index) throws IOException {
    RosOutput out = new RosOutput(FILE_HEADER_BYTES + 2 * Integer.BYTES);
    RecordOutput header = new RecordOutput(out);
    header
        .begin(RecordKind.FILE_HEADER)
        .field("index_pos", index)
        .field("conn_count", connections.size())
        .field("chunk_count", chunkCount);
    int padding = FILE_HEADER_BYTES + Integer.BYTES - out.size();
    header.data(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII), 0, padding);
    append(out.buffer());
  }

  private void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** Deletes the bag, unless it was finished. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      file.close();
      Files.deleteIfExists(active);
    }
  }
}
