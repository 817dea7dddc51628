package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs other programs to their end. */
final class Command {

  private Command() {}

  /**
   * Runs a program.
   *
   * @param command the program and its arguments
   * @return what it printed, on either stream
   * @throws IOException when it cannot be started or fails, with what it printed
   * @throws InterruptedException when interrupted while it runs
   */
  static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          String.join(" ", command) + " failed with exit code " + code + ": " + output.strip());
    }
    return output;
  }

  /** Whether a program is there and ends well. */
  static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      output(command);
      return true;
    } catch (IOException e) { // It is not there, or says no.
      return false;
    }
  }
}
