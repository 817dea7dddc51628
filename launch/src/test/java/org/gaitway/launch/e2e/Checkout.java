package org.gaitway.launch.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's own files: pages and examples, as they stand. */
final class Checkout {
  private static final Path ROOT = Path.of(System.getProperty("gaitway.root"));

  /** The example task of the page on adding tasks, relative to the root. */
  static final Path EXAMPLE = Path.of("docs", "examples", "pendulum");

  private Checkout() {}

  /** A file or folder of the project. */
  static Path file(String relative) {
    return ROOT.resolve(relative);
  }

  /** Copies the example task into a folder, which is made. */
  static void copyExample(Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(ROOT.resolve(EXAMPLE))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }
}
