package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options {@code --out} and {@code --force}. */
final class OutputOption {

  @Option(
      names = "--out",
      paramLabel = "PATH",
      required = true,
      description = "What to write; it appears whole or not at all.")
  private Path path;

  @Option(names = "--force", description = "Replace what is there.")
  private boolean force;

  /** What to write. */
  Path path() {
    return path;
  }

  /**
   * A file to write, which must not be the one that is read.
   *
   * @throws IOException if it is, or may not be written
   */
  PendingOutput fileOtherThan(Path input) throws IOException {
    checkOtherThan(input);
    return PendingOutput.file(path, force);
  }

  /**
   * Where to write a file, which must not be the one that is read.
   *
   * @throws IOException if it is, or may not be written
   */
  Path placeOtherThan(Path input) throws IOException {
    checkOtherThan(input);
    PendingOutput.checkFile(path, force);
    return path;
  }

  private void checkOtherThan(Path input) throws IOException {
    if (Files.exists(path) && Files.exists(input) && Files.isSameFile(path, input)) {
      throw new IOException(path + ": expected another file than the one that is read");
    }
  }

  /** A folder to write. */
  PendingOutput folder() throws IOException {
    return PendingOutput.folder(path, force);
  }
}
