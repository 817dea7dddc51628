package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the project's Python scripts, in which Python's packages judge what Gaitway wrote. */
final class PythonScript {
  /** System property naming the interpreter. */
  private static final String INTERPRETER = "gaitway.test.python";

  private PythonScript() {}

  /**
   * Runs a script to its end.
   *
   * @param script relative to the project's root
   * @param errors where what it prints to standard error is kept; it runs in that file's folder
   * @return what it printed
   * @throws AssertionError with what it printed to standard error, if it does not succeed
   */
  static String run(String script, Path errors, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(interpreter(), Checkout.file(script).toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(errors.getParent().toFile()) // Where MuJoCo for Python leaves its log.
            .redirectError(errors.toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), script + " failed: " + Files.readString(errors));
    return out;
  }

  /** Named by whoever runs the tests, as {@code ./gaitway test} does. */
  private static String interpreter() {
    String python = System.getProperty(INTERPRETER, "");
    boolean named = !python.isEmpty() && !python.startsWith("${"); // Maven's unset variable.
    assertTrue(
        named,
        "needs a Python with the packages of requirements-test.txt, named by -D"
            + INTERPRETER
            + " or GAITWAY_TEST_PYTHON");
    assertTrue(Files.isExecutable(Path.of(python)), "no interpreter " + python);
    return python;
  }
}
