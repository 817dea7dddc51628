package org.gaitway.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that appear whole or not at all, also when the disk is full or the power fails. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes a file: beside its place first, then renamed into it.
   *
   * @param file where; replaced if it exists
   * @param content all of it
   * @throws IOException when it cannot be written, naming the file; nothing is left behind then
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      writeToDisk(unfinished, ByteBuffer.wrap(content));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void writeToDisk(Path file, ByteBuffer content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true); // Before the renaming, lest a crash leave an empty file under its name.
    }
  }
}
