package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.gaitway.launch.Tool;

/** The roscpp nodes of {@code bench ros1}: compiled once, and kept in the launcher's cache. */
final class RoscppProgram {
  private static final String SOURCE = "ros1_roundtrip.cpp";

  private RoscppProgram() {}

  /**
   * Provides the program.
   *
   * @param scratch for what is left of compiling
   * @param progress hears that it is compiled
   * @throws IOException when it cannot be compiled, with what the compiler said
   * @throws InterruptedException when interrupted meanwhile
   */
  static Path provide(ScratchFolder scratch, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path source = scratch.unpack(SOURCE);
    String libraries = libraries();
    String key = CacheFolder.key(Files.readString(source) + libraries);
    Path program = CacheFolder.path().resolve("roscpp-roundtrip-" + key);
    if (!Files.exists(program)) {
      progress.accept("compiling the roscpp nodes");
      Files.createDirectories(program.getParent());
      Path built = Files.createTempFile(program.getParent(), "roscpp-roundtrip", "");
      Tool.output(
          List.of("sh", "-c", "g++ -O2 -std=c++17 -o " + built + " " + source + " " + libraries));
      // Renaming is atomic: what lies under the final name is complete.
      Files.move(built, program, StandardCopyOption.ATOMIC_MOVE);
    }
    return program;
  }

  private static String libraries() throws IOException, InterruptedException {
    try {
      return Tool.output(List.of("pkg-config", "--cflags", "--libs", "roscpp")).strip();
    } catch (IOException e) {
      throw new IOException(
          "no roscpp; please install the Debian packages libroscpp-dev, libsensor-msgs-dev,"
              + " g++ and pkg-config",
          e);
    }
  }
}
