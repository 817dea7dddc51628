package org.gaitway.launch.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs another program to its end. */
final class Tool {
  private Tool() {}

  /**
   * @param folder to run it in
   * @param command the program and its arguments
   * @throws IOException if it is not there or fails, with what it printed
   */
  static void run(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          String.format(
              "%s failed with exit code %d: %s", String.join(" ", command), code, output.strip()));
    }
  }
}
