package org.gaitway.launch.e2e;

import static org.gaitway.launch.e2e.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that cannot be: an error that names key and place, and no run folder. */
class BrokenSettingsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ppo.clip-rang=0.1  | unknown key ppo.clip-rang          | nearest valid key is ppo.surrogate.clip-range
          pppo.gamma=0.9     | unknown key pppo                   | ppo
          ppo.gamma=1.5      | ppo.gamma must be between 0 and 1  | was 1.5
          ppo.surrogate.clip-range=-1  | ppo.surrogate.clip-range must be positive    | was -1
          ppo.horizon=ten    | ppo.horizon must be an integer     | was ten
          network.activation=than | network.activation            | the nearest is tanh
          task.version=v9    | task hopper has no version v9      | v4, v5
          ppo.horizon        | name=value                         | was ppo.horizon
          """)
  void onTheCommandLineTheyAreNamed(String override, String what, String more) throws Exception {
    assertRefused(
        Program.run(folder, "train", "hopper", "--set", override, "--out", "run"), what, more);
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lamda: 0.9     | unknown key ppo.lamda             | nearest valid key is ppo.lambda
          lambda: 1.9    | ppo.lambda must be between 0 and 1 | was 1.9
          lambda: high   | ppo.lambda must be a number       | was high
          lambda: [0.9]  | ppo.lambda                        | line 3
          lambda: [0.9   | not valid YAML                    | line
          """)
  void inAFileTheyAreNamedWithTheirLine(String line, String what, String more) throws Exception {
    Files.writeString(folder.resolve("my.yaml"), "ppo:\n  horizon: 256\n  " + line + "\n");
    Program.Outcome outcome =
        Program.run(folder, "train", "hopper", "--config", "my.yaml", "--out", "run");
    assertRefused(outcome, what, more, "my.yaml, line ");
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void filesThatAreNotThereAreNamed() throws Exception {
    assertRefused(Program.run(folder, "train", "hopper", "--config", "my.yaml"), "my.yaml");
  }

  @Test
  void theStackTraceComesOnlyWhenAskedFor() throws Exception {
    Program.Outcome outcome =
        Program.run(folder, "train", "hopper", "--set", "ppo.gamma=2", "--verbose");
    assertTrue(outcome.err().contains("\tat org.gaitway."), outcome.err());
  }
}
