package org.gaitway.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Writes an MCAP file, from beginning to end. One thread at a time; not for a control loop, since
 * it writes to disk.
 *
 * <p>Schemas, channels, attachments and metadata are written at once, messages with their chunk. A
 * program that is killed loses at most the chunk since the last {@link #flush}; {@link
 * McapRecovery} makes the rest a whole file. After an {@link IOException} nothing more is written:
 * each further call throws, and {@link #close} leaves the file as it is.
 */
public final class McapWriter implements Closeable {
  private static final int LARGEST_ID = 65_535;
  private static final int LOOSE_BUFFER = 1 << 16;

  private final McapWriterOptions options;
  private final McapBody body;
  private final ChunkCompressor compressor;
  private final ChunkBuilder chunk;
  private final RecordBuffer loose;
  private int schemas;
  private int channels;
  private boolean closed;

  /**
   * Begins a file.
   *
   * @param channel where to; blocking; closed with the writer
   * @throws IOException if it cannot be written
   */
  public McapWriter(WritableByteChannel channel, McapWriterOptions options) throws IOException {
    this.options = options;
    body = new McapBody(channel);
    body.header(new McapHeader(options.profile(), options.library()));
    compressor = ChunkCompressor.of(options.compression(), options.level());
    chunk = new ChunkBuilder(options.chunkSize());
    loose = new RecordBuffer(options.chunkSize() > 0 ? 0 : 2 * LOOSE_BUFFER);
  }

  /**
   * Begins a file.
   *
   * @param file where to; replaced if it exists
   * @throws IOException if it cannot be written
   */
  public static McapWriter create(Path file, McapWriterOptions options) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      return new McapWriter(channel, options);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Adds a schema.
   *
   * @param name such as {@code sensor_msgs/msg/JointState}
   * @param encoding of the data, such as {@code ros2msg}
   * @param data the definition; kept until the end
   * @return its identifier
   * @throws IOException if it cannot be written
   */
  public int addSchema(String name, String encoding, byte[] data) throws IOException {
    checkOpen();
    int id = schemas + 1;
    checkId("schemas", id);
    drainLoose();
    body.schema(new McapSchema(id, name, encoding, data));
    schemas = id;
    return id;
  }

  /**
   * Adds a channel.
   *
   * @param schemaId of its messages' schema; 0 for none
   * @param topic such as {@code /joint_states}
   * @param messageEncoding how its messages are written, such as {@code cdr}
   * @param metadata anything else
   * @return its identifier
   * @throws IOException if it cannot be written
   */
  public int addChannel(
      int schemaId, String topic, String messageEncoding, Map<String, String> metadata)
      throws IOException {
    checkOpen();
    if (schemaId < 0 || schemaId > schemas) {
      throw new IllegalArgumentException(
          "topic " + topic + ": expected a schema from 0 to " + schemas + ", found " + schemaId);
    }
    int id = channels + 1;
    checkId("channels", id);
    drainLoose();
    body.channel(new McapChannel(id, schemaId, topic, messageEncoding, metadata));
    channels = id;
    return id;
  }

  /**
   * Adds a message. Allocates nothing but when a chunk ends or is larger than all before it.
   *
   * @param channelId from {@link #addChannel}
   * @param sequence its number, 0 to 2^32 - 1
   * @param logTime when it was recorded [ns]
   * @param publishTime when it was published [ns]; the log time if that is not known
   * @param data holds its bytes; not kept
   * @param offset where they begin
   * @param length how many they are
   * @throws IOException if a chunk ended and cannot be written
   */
  public void message(
      int channelId,
      long sequence,
      long logTime,
      long publishTime,
      byte[] data,
      int offset,
      int length)
      throws IOException {
    checkOpen();
    if (channelId < 1 || channelId > channels) {
      throw new IllegalArgumentException(
          "expected a channel from 1 to " + channels + ", found " + channelId);
    }
    if (options.chunkSize() == 0) {
      RecordEncoder.message(loose, channelId, sequence, logTime, publishTime, data, offset, length);
      body.summary().addMessage(channelId, logTime);
      if (loose.size() >= LOOSE_BUFFER) {
        drainLoose();
      }
    } else {
      chunk.add(channelId, sequence, logTime, publishTime, data, offset, length);
      if (chunk.size() >= options.chunkSize()) {
        endChunk();
      }
    }
  }

  /**
   * Adds an attachment.
   *
   * @throws IOException if it cannot be written
   */
  public void attachment(McapAttachment attachment) throws IOException {
    checkOpen();
    drainLoose();
    body.attachment(attachment);
  }

  /**
   * Adds metadata.
   *
   * @throws IOException if it cannot be written
   */
  public void metadata(McapMetadata metadata) throws IOException {
    checkOpen();
    drainLoose();
    body.metadata(metadata);
  }

  /**
   * Ends the chunk, so that all messages are in the file and survive the end of this program; with
   * {@link McapWriterOptions#forceOnFlush}, that of the machine too.
   *
   * @throws IOException if it cannot be written
   */
  public void flush() throws IOException {
    checkOpen();
    endChunk();
    drainLoose();
    if (options.forceOnFlush()) {
      body.output().force();
    }
  }

  /** How many bytes are in the file, without the chunk that has not ended. */
  public long bytesWritten() {
    return body.output().position();
  }

  /** How long the records of the chunk are that has not ended, uncompressed [bytes]. */
  public int bytesPending() {
    return chunk.size() + loose.size();
  }

  /**
   * Ends the file: last chunk, summary, footer. Does nothing to it if an error ended the writing.
   *
   * @throws IOException if it cannot be written; it is closed all the same
   */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (body) {
      if (!body.output().failed()) {
        endChunk();
        drainLoose();
        body.finish();
        if (options.forceOnFlush()) {
          body.output().force();
        }
      }
    } finally {
      compressor.close();
    }
  }

  private void endChunk() throws IOException {
    if (chunk.size() > 0) {
      body.chunk(chunk, options.compression(), compressor);
      chunk.clear();
    }
  }

  private void drainLoose() throws IOException {
    if (loose.size() > 0) {
      body.output().write(loose);
      loose.clear();
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the writer is closed");
    }
    body.output().check();
  }

  private static void checkId(String what, int id) {
    if (id > LARGEST_ID) {
      throw new IllegalStateException("a file has at most " + LARGEST_ID + " " + what);
    }
  }
}
