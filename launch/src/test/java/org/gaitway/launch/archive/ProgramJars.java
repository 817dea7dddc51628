package org.gaitway.launch.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** The program's jars as a build puts them beside each other, from the class path of the tests. */
final class ProgramJars {
  private static final Pattern OF_TESTS =
      Pattern.compile("(apiguardian|archunit|jqwik|junit|opentest4j).*");

  private ProgramJars() {}

  /**
   * Puts them into a folder.
   *
   * @param folder to make
   */
  static Path in(Path folder) throws IOException {
    Files.createDirectory(folder);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      String name = path.getFileName().toString();
      if (Files.isRegularFile(path) && !OF_TESTS.matcher(name).matches()) {
        Files.copy(path, folder.resolve(name));
      } else if (path.endsWith(Path.of("target", "classes"))) {
        Path module = path.getParent().getParent().getFileName();
        Path jar = folder.resolve("gaitway-" + module + "-0.jar");
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        assertEquals(0, tool.run(System.out, System.err, "cf", jar.toString(), "-C", entry, "."));
      }
    }
    return folder;
  }
}
