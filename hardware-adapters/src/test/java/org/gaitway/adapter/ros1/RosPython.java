package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the scripts of {@code src/test/python} with the Python that has ROS's packages. */
public final class RosPython {

  /** The system's, since Debian's packages of ROS are for that one. */
  private static final String PYTHON = "/usr/bin/python3";

  private RosPython() {}

  /**
   * The command that runs a script.
   *
   * @param script name of its file
   * @param args its arguments
   */
  public static List<String> command(String script, String... args) {
    Path folder =
        Path.of(System.getProperty("gaitway.root"), "hardware-adapters", "src", "test", "python");
    List<String> command = new ArrayList<>(List.of(PYTHON, folder.resolve(script).toString()));
    command.addAll(List.of(args));
    return command;
  }

  /**
   * Runs a script to its end.
   *
   * @param input what it reads from its standard input
   * @param script name of its file
   * @param args its arguments
   * @return the lines that it printed
   */
  public static List<String> run(String input, String script, String... args)
      throws IOException, InterruptedException {
    Path in = Files.createTempFile("ros-python", ".in");
    Path out = Files.createTempFile("ros-python", ".out");
    Path err = Files.createTempFile("ros-python", ".err");
    try {
      Files.writeString(in, input);
      Process process =
          new ProcessBuilder(command(script, args))
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      process.destroyForcibly();
      assertTrue(ended, script + " did not end: " + Files.readString(err));
      assertEquals(0, process.exitValue(), Files.readString(err));
      return Files.readAllLines(out);
    } finally {
      Files.delete(in);
      Files.delete(out);
      Files.delete(err);
    }
  }
}
