package org.gaitway.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;

/**
 * Where records go: counts them and sums them up. After an error nothing more is written, so that
 * what is in the file stays the beginning of what was to be.
 */
final class RecordOutput implements Closeable {
  private final WritableByteChannel channel;
  private final CRC32 crc = new CRC32();
  private long position;
  private IOException failure;

  RecordOutput(WritableByteChannel channel) {
    this.channel = channel;
  }

  /** How many bytes were written [bytes]. */
  long position() {
    return position;
  }

  /** The CRC of all that was written. */
  long crc() {
    return crc.getValue();
  }

  /** Whether an error has ended the writing. */
  boolean failed() {
    return failure != null;
  }

  /**
   * Does nothing but that:
   *
   * @throws IOException if an error has ended the writing
   */
  void check() throws IOException {
    if (failure != null) {
      throw new IOException("writing ended at byte " + position, failure);
    }
  }

  /** Writes what is in a buffer. */
  void write(RecordBuffer records) throws IOException {
    write(ByteBuffer.wrap(records.array(), 0, records.size()));
  }

  /**
   * Writes all that remains in the parts.
   *
   * @throws IOException if it cannot be written, now or at an earlier call
   */
  void write(ByteBuffer... parts) throws IOException {
    check();
    try {
      for (ByteBuffer part : parts) {
        crc.update(part.duplicate());
        int length = part.remaining();
        while (part.hasRemaining()) {
          channel.write(part);
        }
        position += length;
      }
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Waits until all is on the disk, if it goes to one. */
  void force() throws IOException {
    if (channel instanceof FileChannel file) {
      file.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
