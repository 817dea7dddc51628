package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The shipped models against those of Gymnasium, by its own MuJoCo. */
class ComparisonTest {
  private static final String PYTHON = "gaitway.test.python";

  @Test
  void shippedModelsAreDynamicallyThoseOfGymnasium() throws Exception {
    String python = System.getProperty(PYTHON, "");
    assertTrue(
        !python.isEmpty() && Files.isExecutable(Path.of(python)),
        "set -D" + PYTHON + " to a Python with gymnasium[mujoco]; it is '" + python + "'");
    Path models = Path.of(Model.class.getResource("models").toURI());
    Process process =
        new ProcessBuilder(python, "src/test/python/compare_models.py", models.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }
}
