package org.gaitway.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs other programs to their end. */
public final class Tool {

  private Tool() {}

  /**
   * Runs a program.
   *
   * @param command the program and its arguments
   * @return what it printed, on either stream
   * @throws IOException when it cannot be started or fails, with what it printed
   * @throws InterruptedException when interrupted while it runs
   */
  public static String output(List<String> command) throws IOException, InterruptedException {
    return output(Path.of("").toAbsolutePath(), command);
  }

  /**
   * The same in a folder.
   *
   * @param folder to run it in
   */
  public static String output(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
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
  public static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      output(command);
      return true;
    } catch (IOException e) { // It is not there, or says no.
      return false;
    }
  }
}
