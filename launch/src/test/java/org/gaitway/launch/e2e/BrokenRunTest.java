package org.gaitway.launch.e2e;

import static org.gaitway.launch.e2e.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gaitway.ppo.TrainingSettings.Preset;
import org.gaitway.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged policies and run folders: an error that names the file, which is left as it is. */
class BrokenRunTest {
  @TempDir Path folder;

  private RunFolder run;

  @BeforeEach
  void train() throws IOException {
    run =
        FinishedRun.train(
                folder.resolve("run"),
                Preset.DEFAULT,
                "inverted-pendulum",
                "run.steps=2048",
                "ppo.horizon=256")
            .folder();
  }

  private Program.Outcome evaluate(String what, String... options) throws Exception {
    String[] arguments = Arrays.copyOf(new String[] {"evaluate", what}, 2 + options.length);
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Program.run(folder, arguments);
  }

  private Program.Outcome resume() throws Exception {
    return Program.run(folder, "train", "--resume", "run");
  }

  @Test
  void policiesThatAreTornAreNamed() throws Exception {
    byte[] whole = Files.readAllBytes(run.policy());
    Files.write(run.policy(), Arrays.copyOf(whole, whole.length / 2));
    assertRefused(evaluate("run"), "run/policy.onnx", "cut short");
    Files.write(run.policy(), new byte[0]);
    assertRefused(evaluate("run/policy.onnx"), "run/policy.onnx", "expected an ONNX model");
  }

  @Test
  void policiesThatGiveOtherActionsThanWhenFrozenAreNamed() throws Exception {
    byte[] bytes = Files.readAllBytes(run.policy());
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 64, (byte) 0x3f);
    Files.write(run.policy(), bytes);
    assertRefused(evaluate("run"), "run/policy.onnx");
  }

  @Test
  void filesThatAreNoPoliciesAreNamed() throws Exception {
    for (String file : new String[] {"run/learning-curve.png", "run/config.yaml"}) {
      assertRefused(evaluate(file), file, "expected an ONNX model");
    }
    assertRefused(evaluate("nowhere"), "no such file or folder: nowhere");
    assertRefused(evaluate("run/checkpoints"), "run/checkpoints/policy.onnx");
  }

  @Test
  void policiesOfAnotherRobotAreRefusedWithTheSizes() throws Exception {
    assertRefused(
        evaluate("run", "--task", "hopper"),
        "policy maps 4 values to 1",
        "task hopper v4 has 11 observed values and 3 controls");
  }

  @Test
  void foldersThatAreNoRunsCannotBeResumed() throws Exception {
    Files.delete(run.config());
    assertRefused(resume(), "run is not a run folder", "config.yaml");
  }

  @Test
  void checkpointsThatAreTornAreNamedAndLeftAsTheyAre() throws Exception {
    Path checkpoint = run.latestCheckpoint().orElseThrow();
    String name = folder.relativize(checkpoint).toString();
    byte[] whole = Files.readAllBytes(checkpoint);
    byte[] torn = Arrays.copyOf(whole, whole.length - 100);
    Files.write(checkpoint, torn);
    assertRefused(resume(), name, "torn or damaged");
    assertArrayEquals(torn, Files.readAllBytes(checkpoint));

    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    Files.write(checkpoint, flipped);
    assertRefused(resume(), name, "torn or damaged");

    Files.writeString(checkpoint, "something else");
    assertRefused(resume(), name, "not a Gaitway checkpoint");
  }

  @Test
  void picturesThatCannotBeDrawnAreAWarning() throws Exception {
    Files.delete(run.learningCurve());
    Files.createDirectories(run.learningCurve().resolve("in the way"));
    Program.Outcome outcome = resume();
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("done; the policy is run/policy.onnx"), outcome.out());
    String warning = "gaitway: warning: the learning curve run/learning-curve.png could not be";
    assertTrue(outcome.err().startsWith(warning), outcome.err());
  }

  @Test
  void runsWithEditedSettingsAreNotResumed() throws Exception {
    String settings = Files.readString(run.config());
    Files.writeString(run.config(), settings.replaceFirst("lambda: .*", "lambda: 0.5"));
    assertRefused(resume(), "other settings than run/config.yaml", "step-000000002048");
    Files.writeString(run.config(), settings.replaceFirst("lambda: ", "lamda: "));
    assertRefused(resume(), "unknown key ppo.lamda", "run/config.yaml, line ");
    Files.writeString(run.config(), settings.replaceFirst("threads: .*", "threads: 1"));
    assertEquals(0, resume().code());
  }
}
