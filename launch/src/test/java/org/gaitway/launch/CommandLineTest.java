package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.report.MetricsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @TempDir Path folder;

  @Test
  void helpListsTheCommands() {
    Outcome outcome = Outcome.of("--help");
    assertEquals(Gaitway.OK, outcome.code());
    for (String command :
        List.of("train", "evaluate", "render", "inspect", "tasks", "bench", "version")) {
      assertTrue(outcome.out().contains("  " + command + " "), outcome.out());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "evaluate",
        "render",
        "inspect",
        "tasks",
        "bench",
        "version",
        "bench sim",
        "bench learner",
        "bench train",
        "bench soak",
        "bench log",
        "bench mqtt",
        "ros1",
        "ros1 generate",
        "episodes",
        "episodes list",
        "episodes info",
        "episodes cut",
        "episodes recover",
        "episodes export",
        "episodes statistics"
      })
  void everyCommandHasHelp(String command) {
    Outcome outcome = Outcome.of((command + " --help").split(" "));
    assertEquals(Gaitway.OK, outcome.code());
    assertTrue(outcome.out().startsWith("Usage: gaitway " + command), outcome.out());
  }

  @Test
  void mistypedCommandsAreUsageErrorsWithASuggestion() {
    Outcome outcome = Outcome.of("tain");
    assertEquals(Gaitway.USAGE, outcome.code());
    assertTrue(outcome.err().contains("gaitway train"), outcome.err());
    assertEquals(Gaitway.USAGE, Outcome.of().code());
    assertEquals(Gaitway.USAGE, Outcome.of("train").code());
    assertEquals(Gaitway.USAGE, Outcome.of("bench").code());
  }

  @Test
  void unknownPresetsNameTheNearest() {
    Outcome outcome = Outcome.of("train", "ant", "--preset", "papr");
    assertEquals(Gaitway.USAGE, outcome.code());
    assertTrue(outcome.err().contains("unknown preset papr (did you mean paper?)"), outcome.err());
  }

  @Test
  void unknownTasksAreOneParagraph() {
    Outcome outcome = Outcome.of("train", "halfcheetah");
    assertEquals(Gaitway.FAILED, outcome.code());
    assertTrue(
        outcome.err().startsWith("gaitway: unknown task halfcheetah (did you mean half-cheetah?)"));
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  @Test
  void badSettingsAreOneParagraph() {
    Outcome outcome =
        Outcome.of(
            "train",
            "ant",
            "--set",
            "ppo.clip-rang=0.1",
            "--out",
            folder.resolve("run").toString());
    assertEquals(
        "gaitway: unknown key ppo.clip-rang (--set ppo.clip-rang=0.1); the nearest valid key is ppo.surrogate.clip-range\n",
        outcome.err());
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void stackTracesAreShownOnlyWhenAskedFor() {
    assertTrue(Outcome.of("train", "halfcheetah", "--verbose").err().contains("\tat org.gaitway."));
    assertTrue(Outcome.of("--verbose", "train", "halfcheetah").err().contains("\tat org.gaitway."));
  }

  @Test
  void foldersInUseAreNotTouched() throws Exception {
    Path precious = Files.writeString(folder.resolve("metrics.csv"), "precious");
    Outcome outcome = Outcome.of("train", "inverted-pendulum", "--out", folder.toString());
    assertEquals(Gaitway.FAILED, outcome.code());
    assertTrue(outcome.err().contains(folder + " is not empty"), outcome.err());
    assertEquals("precious", Files.readString(precious));
  }

  @Test
  void trainingFillsTheRunFolder() throws Exception {
    Path run = folder.resolve("run");
    Outcome outcome =
        Outcome.of(
            "train",
            "inverted-pendulum",
            "--steps",
            "4_096",
            "--seed",
            "7",
            "--threads",
            "1",
            "--out",
            run.toString());
    assertEquals(Gaitway.OK, outcome.code(), outcome.err());
    assertTrue(
        outcome
            .out()
            .contains("training inverted-pendulum with ppo, preset default, seed 7, 4,096 steps"),
        outcome.out());
    assertTrue(
        outcome.out().contains("done; the policy is " + run.resolve("policy.onnx")), outcome.out());
    for (String file :
        List.of("config.yaml", "metrics.csv", "learning-curve.png", "policy.onnx", "checkpoints")) {
      assertTrue(Files.exists(run.resolve(file)), file);
    }
    MetricsTable metrics = MetricsTable.read(run.resolve("metrics.csv"));
    assertEquals(4096, metrics.column("steps")[metrics.rows() - 1]);
  }

  @Test
  void theAlgorithmIsAnOption() throws Exception {
    Path run = folder.resolve("run");
    Outcome outcome =
        Outcome.of(
            "train",
            "inverted-pendulum",
            "--algorithm",
            "trpo",
            "--steps",
            "2048",
            "--out",
            run.toString());
    assertEquals(Gaitway.OK, outcome.code(), outcome.err());
    assertTrue(
        outcome.out().contains("training inverted-pendulum with trpo, preset default,"),
        outcome.out());
    assertTrue(Files.readString(run.resolve("config.yaml")).contains("name: trpo"));
    Outcome unknown = Outcome.of("train", "inverted-pendulum", "--algorithm", "trop");
    assertTrue(unknown.err().contains("algorithm.name") && unknown.err().contains("trpo"));
    Outcome resumed = Outcome.of("train", "--resume", run.toString(), "--algorithm", "ppo");
    assertTrue(resumed.err().contains("--resume takes its settings from the run"), resumed.err());
  }

  @Test
  void theLearnerIsAnOption() {
    Outcome settings =
        Outcome.of("train", "inverted-pendulum", "--learner", "nd4j", "--help-settings");
    assertTrue(settings.out().contains("algorithm.learner = nd4j"), settings.out());
    settings =
        Outcome.of("train", "inverted-pendulum", "--learner", "cuda-tf32", "--help-settings");
    assertTrue(settings.out().contains("algorithm.learner = cuda-tf32"), settings.out());
    Outcome unknown = Outcome.of("train", "inverted-pendulum", "--learner", "nd5j");
    assertTrue(unknown.err().contains("algorithm.learner") && unknown.err().contains("nd4j"));
    Outcome other =
        Outcome.of("train", "inverted-pendulum", "--algorithm", "trpo", "--learner", "nd4j");
    assertTrue(other.err().contains("learner must be cpu"), other.err());
    Outcome resumed = Outcome.of("train", "--resume", "run", "--learner", "nd4j");
    assertTrue(resumed.err().contains("--resume takes its settings from the run"), resumed.err());
  }

  @Test
  void trainedPoliciesAreEvaluatedOnTheirTask() {
    Path run = folder.resolve("run");
    Outcome.of(
        "train",
        "inverted-pendulum",
        "--steps",
        "2048",
        "--set",
        "task.version=v5",
        "--out",
        run.toString());
    Outcome outcome = Outcome.of("evaluate", run.toString(), "--episodes", "3", "--threads", "2");
    assertEquals(Gaitway.OK, outcome.code(), outcome.err());
    assertTrue(
        outcome.out().contains(" on inverted-pendulum v5, 3 episodes, seed 1"), outcome.out());
    Outcome json =
        Outcome.of(
            "evaluate",
            run.resolve("policy.onnx").toString(),
            "--episodes",
            "3",
            "--threads",
            "1",
            "--json");
    for (String name : List.of("return.mean", "return.std", "length.mean", "reward.survive.mean")) {
      assertTrue(json.out().contains('"' + name + '"'), json.out());
    }
    assertEquals(
        json.out(),
        Outcome.of("evaluate", run.toString(), "--episodes", "3", "--threads", "3", "--json")
            .out());
  }

  @Test
  void whatIsNoPolicyIsRefusedByName() throws Exception {
    Path file = Files.writeString(folder.resolve("policy.onnx"), "not a policy");
    Outcome corrupt = Outcome.of("evaluate", file.toString());
    assertEquals(Gaitway.FAILED, corrupt.code());
    assertTrue(corrupt.err().startsWith("gaitway: " + file + ": "), corrupt.err());
    assertEquals(1, corrupt.err().lines().count(), corrupt.err());
    Files.delete(file);
    assertEquals(
        "gaitway: no such file or folder: " + file + "\n",
        Outcome.of("evaluate", folder.toString()).err());
    assertEquals(
        "gaitway: no such file or folder: " + file + "\n",
        Outcome.of("evaluate", file.toString()).err());
  }

  @Test
  void settingsAreListedWithTheirSources() {
    Outcome outcome = Outcome.of("train", "hopper", "--preset", "paper", "--help-settings");
    assertEquals(Gaitway.OK, outcome.code());
    assertTrue(outcome.out().contains("ppo.horizon = 2048"), outcome.out());
    assertTrue(outcome.out().contains("PPO paper, Table 3"), outcome.out());
  }

  @Test
  void theTasksAreListedWithTheirSizes() {
    Outcome outcome = Outcome.of("tasks");
    assertTrue(
        outcome
            .out()
            .lines()
            .anyMatch(line -> line.matches("half-cheetah +v4 +17 +6 +0\\.05 +1000")),
        outcome.out());
    List<String> names =
        outcome.out().lines().skip(1).map(line -> line.split(" ")[0]).distinct().toList();
    assertEquals(
        List.of(
            "ant",
            "half-cheetah",
            "hopper",
            "humanoid",
            "inverted-double-pendulum",
            "inverted-pendulum",
            "quadruped",
            "reacher",
            "swimmer",
            "walker2d"),
        names);
  }
}
