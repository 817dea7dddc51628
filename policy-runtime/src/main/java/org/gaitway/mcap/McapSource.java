package org.gaitway.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file, wherever they are. */
interface McapSource extends Closeable {

  /** How many there are. */
  long size() throws IOException;

  /**
   * Reads some.
   *
   * @throws McapException if they are not all there
   */
  void read(long position, byte[] target, int offset, int length) throws IOException;

  /** Reads some into an array of their own, which must fit into one. */
  default byte[] read(long position, long length) throws IOException {
    byte[] bytes = new byte[arrayLength(position, length)];
    read(position, bytes, 0, bytes.length);
    return bytes;
  }

  /** Checks that some bytes are there and that an array holds as many. */
  default int arrayLength(long position, long length) throws IOException {
    long most = Math.min(Integer.MAX_VALUE - 8, size() - position);
    if (length < 0 || length > most) {
      throw new McapException(
          position, "File", "at most " + most + " bytes", Long.toUnsignedString(length));
    }
    return (int) length;
  }

  /** Those of a file on a disk. */
  static McapSource of(Path file) throws IOException {
    return new OfChannel(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** Those of an array. */
  static McapSource of(byte[] bytes) {
    return new OfArray(bytes);
  }

  /** Bytes on a disk. */
  record OfChannel(FileChannel channel) implements McapSource {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + length - buffer.remaining()) < 0) {
          throw new McapException(
              position, "File", length + " bytes", length - buffer.remaining() + " bytes");
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Bytes in memory. */
  record OfArray(byte[] bytes) implements McapSource {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      if (position < 0 || length > bytes.length - position) {
        throw new McapException(
            position, "File", length + " bytes", bytes.length - position + " bytes");
      }
      System.arraycopy(bytes, (int) position, target, offset, length);
    }

    @Override
    public void close() {
      // Memory.
    }
  }
}
