package org.gaitway.adapter.ros1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs a command-line tool of ROS to its end. */
final class RosTool {

  private RosTool() {}

  /**
   * Runs a command.
   *
   * @return what it printed to standard output, and after that what to standard error
   */
  static String run(RosMaster master, String... command) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(command);
    String errors = "tool-" + Math.abs(words.hashCode()) + ".log";
    Process process = master.start(words, errors);
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output + Files.readString(master.folder().resolve(errors));
  }

  /** The same, on another thread. */
  static CompletableFuture<String> started(RosMaster master, String... command) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return run(master, command);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
