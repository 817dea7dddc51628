package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the program where ./disk is a disk of its own; what is on it at the end is ./left. */
final class SmallDisk {
  /** Mounts a disk of size $1 (and options) on ./disk, runs the rest, and copies what is left. */
  private static final String ON_A_DISK =
      """
      mkdir disk && mount -t tmpfs -o "$1" tmpfs disk && shift || exit 99
      "$@"
      code=$?
      cp -r disk left && exit $code
      """;

  private static final int NOT_MOUNTED = 99;

  private SmallDisk() {}

  /**
   * Runs the program; the test is left out where disks may not be mounted.
   *
   * @param folder to run in
   * @param mountOptions such as {@code size=4k}
   */
  static Program.Outcome run(Path folder, String mountOptions, String... arguments)
      throws IOException, InterruptedException {
    String user = System.getProperty("user.name");
    List<String> words = new ArrayList<>(List.of("unshare", "--mount"));
    if (!user.equals("root")) {
      words.add("--map-root-user");
    }
    words.addAll(List.of("sh", "-c", ON_A_DISK, "sh", mountOptions));
    assumeTrue(mayMount(words.subList(0, words.indexOf("sh"))), "may not mount a disk here");
    Program.Outcome outcome = Program.runBy(words, folder, arguments);
    assertNotEquals(NOT_MOUNTED, outcome.code(), outcome.err());
    return outcome;
  }

  private static boolean mayMount(List<String> unshare) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(unshare);
    words.addAll(List.of("mount", "-t", "tmpfs", "tmpfs", "/mnt"));
    return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
  }
}
