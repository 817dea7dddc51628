package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the Python scripts of {@code src/test/python}: the peers that tests compare with. */
public final class PythonPeer {
  /** System property naming the interpreter. */
  public static final String PROPERTY = "gaitway.test.python";

  private static final int LIMIT_MINUTES = 5;

  private PythonPeer() {}

  /**
   * Runs a script to its end.
   *
   * @param script its file name
   * @param output where what it prints is kept
   * @throws AssertionError with what it printed, if it does not succeed
   */
  public static void run(String script, Path output, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(interpreter());
    command.add(Path.of("src", "test", "python", script).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail(script + " did not end within " + LIMIT_MINUTES + " minutes");
    }
    assertEquals(0, process.exitValue(), () -> script + " failed:\n" + read(output));
  }

  private static String interpreter() {
    String python = System.getProperty(PROPERTY, "");
    Path file = Path.of(python);
    assertTrue(
        Files.isRegularFile(file) && Files.isExecutable(file),
        "this test needs a Python with gymnasium[mujoco]: name it by -D"
            + PROPERTY
            + " or GAITWAY_TEST_PYTHON; it is '"
            + python
            + "'");
    return python;
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "(what it printed cannot be read: " + e + ")";
    }
  }
}
