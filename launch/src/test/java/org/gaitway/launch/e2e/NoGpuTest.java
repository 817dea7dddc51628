package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What wants a GPU, where there is none; one that this machine has is hidden. */
class NoGpuTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test-gpu",
        "bench gpu --json",
        "train inverted-pendulum --steps 1000 --out run --learner cuda"
      })
  void oneParagraphSaysWhatIsMissingAndThatTheCpuWillDo(String command)
      throws IOException, InterruptedException {
    Program.Outcome outcome =
        Program.runBy(List.of("env", "CUDA_VISIBLE_DEVICES="), folder, command.split(" "));
    assertEquals(1, outcome.code());
    String message = outcome.err();
    assertTrue(message.contains("needs an NVIDIA GPU"), message);
    assertTrue(message.contains("--learner cpu"), message);
    assertEquals(-1, message.indexOf("\tat "), message);
    assertFalse(Files.exists(folder.resolve("run")), "nothing was begun");
  }
}
