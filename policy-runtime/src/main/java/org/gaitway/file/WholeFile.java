package org.gaitway.file;

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
   * @throws IOException when it cannot be written, naming the file; what was there before is then
   *     still there, and nothing else
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling(target.getFileName() + ".partial");
    try {
      writeToDisk(unfinished, ByteBuffer.wrap(content));
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(target.getParent());
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

  /** The renaming itself is on disk only when the folder is. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
