package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.gaitway.launch.Tool;

/** The writer of {@code bench log}'s peer: compiled once, and kept in the launcher's cache. */
final class RustMcapProgram {
  private static final String SOURCE = "mcap-peer.rs";
  private static final String MANIFEST = "mcap-peer.toml";

  private RustMcapProgram() {}

  /**
   * Provides the program.
   *
   * @param scratch for what is left of compiling
   * @param progress hears that it is compiled
   * @throws IOException when there is no cargo, or it fails, with what it said
   * @throws InterruptedException when interrupted meanwhile
   */
  static Path provide(ScratchFolder scratch, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path source = scratch.unpack(SOURCE);
    Path manifest = scratch.unpack(MANIFEST);
    String key = CacheFolder.key(Files.readString(source) + Files.readString(manifest) + version());
    Path program = CacheFolder.path().resolve("mcap-peer-" + key);
    if (!Files.exists(program)) {
      progress.accept("compiling the peer with cargo");
      Files.copy(manifest, scratch.resolve("Cargo.toml"));
      Tool.output(
          scratch.path(),
          List.of("cargo", "build", "--release", "--quiet", "--target-dir", "target"));
      Files.createDirectories(program.getParent());
      Path built = program.resolveSibling(program.getFileName() + ".partial");
      Path made = scratch.resolve("target").resolve("release").resolve("mcap-peer");
      Files.copy(made, built, StandardCopyOption.REPLACE_EXISTING);
      // Renaming is atomic: what lies under the final name is complete.
      Files.move(built, program, StandardCopyOption.ATOMIC_MOVE);
    }
    return program;
  }

  private static String version() throws IOException, InterruptedException {
    try {
      return Tool.output(List.of("cargo", "--version"));
    } catch (IOException e) {
      throw new IOException("the peer needs cargo with a Rust of 2025 or newer; found none", e);
    }
  }
}
