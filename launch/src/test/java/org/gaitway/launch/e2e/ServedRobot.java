package org.gaitway.launch.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program simulating a robot for others; its robot file is robot.yaml. */
final class ServedRobot {
  private static final long PATIENCE_NS = 60_000_000_000L;
  private static final long POLL_MS = 20;

  private ServedRobot() {}

  /**
   * Starts one and waits until it is served.
   *
   * @param folder to work in
   * @param task in version 5
   * @param link options that say over what
   * @param options further ones
   */
  static Program start(Path folder, String task, List<String> link, String... options)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("simulate", task, "--task-version", "v5"));
    words.addAll(link);
    words.addAll(List.of(options));
    words.addAll(List.of("--write-robot", "robot.yaml"));
    Program program = Program.start(folder, words.toArray(String[]::new));
    Path file = folder.resolve("robot.yaml");
    long deadline = System.nanoTime() + PATIENCE_NS;
    while (!Files.exists(file)) {
      if (program.endsWithin(POLL_MS) || System.nanoTime() > deadline) {
        try (program) {
          throw new IOException("no robot file was written");
        }
      }
    }
    return program;
  }
}
