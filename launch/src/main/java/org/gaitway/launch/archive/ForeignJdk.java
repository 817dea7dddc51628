package org.gaitway.launch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.launch.Tool;

/**
 * The modules of a JDK for another processor, unpacked from Debian's package. Package lists and
 * package are fetched into a folder of their own: this machine's are left alone.
 */
final class ForeignJdk {
  private final Architecture architecture;
  private final Path folder;

  /**
   * @param architecture of the JDK
   * @param folder to work in; empty
   */
  ForeignJdk(Architecture architecture, Path folder) {
    this.architecture = architecture;
    this.folder = folder;
  }

  /**
   * Fetches and unpacks the JDK.
   *
   * @param feature its version, that of the jlink it is for: 17
   * @return the folder of its modules
   * @throws IOException if apt-get or dpkg-deb is missing or fails, or Debian has no such package
   */
  Path modules(int feature) throws IOException, InterruptedException {
    Path lists = Files.createDirectories(folder.resolve("lists").resolve("partial")).getParent();
    Path cache = Files.createDirectories(folder.resolve("cache"));
    String name = "openjdk-" + feature + "-jdk-headless";
    apt(lists, cache, "update");
    apt(lists, cache, "download", name + ":" + architecture.debianName());
    Path root = folder.resolve("jdk");
    Tool.output(
        folder, List.of("dpkg-deb", "--extract", only("*.deb").toString(), root.toString()));
    return root.resolve(
        "usr/lib/jvm/java-" + feature + "-openjdk-" + architecture.debianName() + "/jmods");
  }

  private void apt(Path lists, Path cache, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("apt-get", "--quiet"));
    for (String option :
        List.of(
            "APT::Architecture=" + architecture.debianName(),
            "APT::Architectures=" + architecture.debianName(),
            "APT::Sandbox::User=root",
            "Dir::State::lists=" + lists,
            "Dir::State::status=/dev/null",
            "Dir::Cache=" + cache)) {
      command.add("--option");
      command.add(option);
    }
    command.addAll(List.of(arguments));
    Tool.output(folder, command);
  }

  private Path only(String glob) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(folder.getFileSystem().getPathMatcher("glob:**/" + glob)::matches)
          .findFirst()
          .orElseThrow(() -> new IOException("apt-get downloaded no package into " + folder));
    }
  }
}
