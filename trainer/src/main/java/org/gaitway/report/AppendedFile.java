package org.gaitway.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that grows by whole records: one that does not fit on the disk leaves no trace. Not
 * thread-safe.
 */
final class AppendedFile implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;
  private long length;

  private AppendedFile(Path path, FileChannel channel, long length) throws IOException {
    this.path = path;
    this.channel = channel;
    this.length = length;
    channel.truncate(length).position(length);
  }

  /**
   * Makes an empty file.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is one
   * @throws IOException when it cannot be made
   */
  static AppendedFile create(Path path) throws IOException {
    return new AppendedFile(
        path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 0);
  }

  /**
   * Opens a file to go on after its first bytes; the rest is cut off.
   *
   * @throws IOException when it is not there or cannot be written
   */
  static AppendedFile resume(Path path, long length) throws IOException {
    return new AppendedFile(path, FileChannel.open(path, StandardOpenOption.WRITE), length);
  }

  /**
   * Appends a record, all of it or nothing.
   *
   * @throws IOException when it cannot be written, naming the file
   */
  void append(ByteBuffer record) throws IOException {
    long end = length + record.remaining();
    try {
      while (record.hasRemaining()) {
        channel.write(record);
      }
      length = end;
    } catch (IOException e) {
      channel.truncate(length);
      throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
