package org.gaitway.launch.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder for the files of one measurement; closing it removes them. */
final class ScratchFolder implements AutoCloseable {

  private final Path path;

  /** Makes an empty folder. */
  ScratchFolder() throws IOException {
    path = Files.createTempDirectory("gaitway-bench");
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /** A file or folder in it, which need not exist yet. */
  Path resolve(String name) {
    return path.resolve(name);
  }

  /**
   * Unpacks one of this package's resources.
   *
   * @return its file
   */
  Path unpack(String resource) throws IOException {
    Path file = resolve(resource);
    try (InputStream in = ScratchFolder.class.getResourceAsStream(resource)) {
      Files.copy(in, file);
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
