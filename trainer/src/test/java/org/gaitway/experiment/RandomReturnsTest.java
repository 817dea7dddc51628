package org.gaitway.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomReturnsTest {

  @TempDir Path folder;

  @Test
  void randomControlsDoNotBalanceAPole() throws IOException {
    RandomReturns random = of("inverted-pendulum", "reacher");
    double pole = random.returns().get("inverted-pendulum");
    assertTrue(pole > 3 && pole < 15, "a return of " + pole);
    assertTrue(random.returns().get("reacher") < -30);
  }

  @Test
  void theyAreMeasuredOnce() throws IOException {
    Path file = folder.resolve("random-policy.yaml");
    Files.writeString(file, "returns: {reacher: 123.0}\n");
    assertEquals(123, of("reacher", "inverted-pendulum").returns().get("reacher"));
    assertTrue(Files.readString(file).contains("inverted-pendulum"));
  }

  private RandomReturns of(String... tasks) throws IOException {
    return RandomReturns.of(
        folder, List.of(tasks).stream().map(task -> Tasks.define(task, "")).toList());
  }
}
