package org.gaitway.mcap;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Makes a whole file of one that was not finished, or is damaged: the longest beginning of its data
 * that can be trusted, with new indexes and a new summary.
 *
 * <p>A chunk that is all there is kept if its CRC is right. Of a chunk whose end is missing, the
 * messages are kept that are complete; of a compressed one, those that can be decompressed. It
 * stops at the first record that is damaged, since what follows cannot be found with certainty.
 */
public final class McapRecovery {
  private McapRecovery() {}

  /**
   * Recovers with the usual limits.
   *
   * @param in the damaged file; left as it is
   * @param out the new file; replaced, once it is whole, if it exists
   * @return what was kept and what was lost
   * @throws McapException if the file does not even begin as MCAP
   * @throws IOException if the one cannot be read or the other not be written, or both are the same
   */
  public static McapRecoveryReport recover(Path in, Path out) throws IOException {
    return recover(in, out, McapReadLimits.defaults());
  }

  /**
   * Recovers.
   *
   * @param limits chunks beyond them end what can be kept
   * @return what was kept and what was lost
   * @throws McapException if the file does not even begin as MCAP
   * @throws IOException if the one cannot be read or the other not be written, or both are the same
   */
  public static McapRecoveryReport recover(Path in, Path out, McapReadLimits limits)
      throws IOException {
    if (Files.exists(out) && Files.isSameFile(in, out)) {
      throw new IOException("the recovered file must be another than the damaged one, " + in);
    }
    Path unfinished = out.resolveSibling(out.getFileName() + ".partial");
    try (McapSource source = McapSource.of(in)) {
      McapRecoveryReport report = write(source, unfinished, limits);
      Files.move(
          unfinished, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return report;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static McapRecoveryReport write(McapSource source, Path file, McapReadLimits limits)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        McapBody body = new McapBody(channel)) {
      McapRecoveryReport report = new Salvage(source, body, limits).run();
      channel.force(true);
      return report;
    }
  }

  /** Recovers a file that is in memory. */
  static McapRecoveryReport recover(byte[] in, WritableByteChannel out) throws IOException {
    try (McapBody body = new McapBody(out)) {
      return new Salvage(McapSource.of(in), body, McapReadLimits.defaults()).run();
    }
  }
}
