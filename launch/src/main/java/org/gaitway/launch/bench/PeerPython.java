package org.gaitway.launch.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.gaitway.launch.Tool;

/**
 * A Python with the packages that benchmarks compare with, at the versions that {@code
 * requirements-peers.txt} pins: a virtual environment in the launcher's cache, made when a
 * benchmark first needs it and kept for as long as neither the versions nor the system's Python
 * change.
 */
final class PeerPython {

  private static final String REQUIREMENTS = "requirements-peers.txt";
  private static final List<String> CANDIDATES =
      List.of("python3", "python3.13", "python3.12", "python3.11");
  private static final String WILL_DO =
      "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))";

  private PeerPython() {}

  /**
   * Provides the interpreter, and installs its packages when they are not there yet.
   *
   * @param progress hears that packages are installed, which takes minutes
   * @return the interpreter
   * @throws IOException when no Python is new enough, or pip fails, with what it said
   * @throws InterruptedException when interrupted meanwhile
   */
  static Path provide(Consumer<String> progress) throws IOException, InterruptedException {
    String system = systemPython();
    String requirements = requirements();
    String version = Tool.output(List.of(system, "--version"));
    Path folder = CacheFolder.path().resolve(folderName(requirements, version));
    Path interpreter = folder.resolve("bin/python");
    Path complete = folder.resolve("complete");
    if (!Files.exists(complete)) {
      progress.accept("installing the peers (several GB) into " + folder);
      install(system, folder, interpreter);
      Files.createFile(complete);
    }
    return interpreter;
  }

  /** The folder's name changes with the packages and with the Python that they are built for. */
  static String folderName(String requirements, String version) {
    return "peers-python-" + CacheFolder.key(requirements + version);
  }

  private static String requirements() throws IOException {
    try (InputStream in = PeerPython.class.getResourceAsStream(REQUIREMENTS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String systemPython() throws IOException, InterruptedException {
    for (String candidate : CANDIDATES) {
      if (Tool.succeeds(List.of(candidate, "-c", WILL_DO))) {
        return candidate;
      }
    }
    throw new IOException(
        "the peers need Python 3.11 or newer with venv; found none as "
            + String.join(", ", CANDIDATES));
  }

  private static void install(String system, Path folder, Path interpreter)
      throws IOException, InterruptedException {
    try (ScratchFolder scratch = new ScratchFolder()) {
      // --clear: what an interrupted installation left is of no use.
      Tool.output(List.of(system, "-m", "venv", "--clear", folder.toString()));
      Tool.output(
          List.of(
              interpreter.toString(),
              "-m",
              "pip",
              "install",
              "--quiet",
              "--disable-pip-version-check",
              "--no-input",
              "--only-binary=:all:",
              "--requirement",
              scratch.unpack(REQUIREMENTS).toString()));
    }
  }
}
