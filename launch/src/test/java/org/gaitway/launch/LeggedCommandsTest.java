package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quadruped from the command line, trained for a moment with settings of its own. */
class LeggedCommandsTest {
  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path run;

  @BeforeAll
  static void train() {
    run = shared.resolve("run");
    List<String> command = new ArrayList<>(List.of("train", "quadruped", "--steps", "200"));
    command.addAll(List.of("--envs", "2", "--out", run.toString()));
    for (String setting :
        List.of(
            "legged.episode=3",
            "legged.sensing.history=1",
            "legged.rewards.torques=null",
            "legged.command.interval={low: 5, high: 5}",
            "network.policy-hidden=[8]",
            "ppo.minibatch=10")) {
      command.add("--set");
      command.add(setting);
    }
    Outcome outcome = Outcome.of(command.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
  }

  @Test
  void evaluationIsOfTheRunsOwnTaskAndTellsHowItFollows() {
    Outcome outcome = Outcome.of("evaluate", run.toString(), "--episodes", "2", "--json");
    assertEquals(0, outcome.code(), outcome.err());
    for (String figure :
        List.of(
            "tracking.linear-velocity-error",
            "tracking.yaw-rate-error",
            "standing.speed",
            "gait.duty-factor",
            "falls.fraction",
            "reward.foot-slip.mean")) {
      assertTrue(outcome.out().contains("\"" + figure + "\""), outcome.out());
    }
    assertTrue(!outcome.out().contains("reward.torques.mean"), outcome.out());
  }

  @Test
  void aPolicyIsEvaluatedInItsOwnTaskWhereverItsFileLies() throws IOException {
    Path elsewhere = Files.copy(run.resolve("policy.onnx"), folder.resolve("mine.onnx"));
    Outcome moved = Outcome.of("evaluate", elsewhere.toString(), "--episodes", "2", "--json");
    assertEquals(0, moved.code(), moved.err());
    Outcome beside = Outcome.of("evaluate", run.toString(), "--episodes", "2", "--json");
    assertEquals(figures(beside), figures(moved));
  }

  @Test
  void aPolicyIsEvaluatedInATaskThatWasMadeHarder() {
    String[] evaluate = {"evaluate", run.toString(), "--episodes", "2", "--json"};
    Outcome late =
        Outcome.of(
            "evaluate",
            run.toString(),
            "--episodes",
            "2",
            "--json",
            "--set",
            "legged.sensing.min-delay=3",
            "--set",
            "legged.sensing.max-delay=3");
    assertEquals(0, late.code(), late.err());
    assertNotEquals(figures(Outcome.of(evaluate)), figures(late));
    Outcome wrong = Outcome.of("evaluate", run.toString(), "--set", "ppo.gamma=0.9");
    assertEquals(1, wrong.code());
    assertTrue(wrong.err().contains("ppo.gamma=0.9 is nothing that"), wrong.err());
  }

  /** Without what says when and where it was measured. */
  private static String figures(Outcome evaluation) {
    return evaluation.out().substring(evaluation.out().indexOf("return.mean"));
  }

  @Test
  void aLoggedEvaluationCarriesItsSettingsAndReplaysExactly() throws IOException {
    Path logs = folder.resolve("logs");
    Outcome evaluated =
        Outcome.of("evaluate", run.toString(), "--episodes", "1", "--log", logs.toString());
    assertEquals(0, evaluated.code(), evaluated.err());
    try (Stream<Path> files = Files.list(logs)) {
      Path file = files.findFirst().orElseThrow();
      Outcome verified = Outcome.of("replay", "--verify", file.toString());
      assertEquals(0, verified.code(), verified.out() + verified.err());
      assertTrue(verified.out().contains("0 differences"), verified.out());
    }
  }

  @Test
  void aTrainingThatCannotBeLoggedIsRefusedBeforeItHasAFolder() {
    Path out = folder.resolve("run");
    Path logs = folder.resolve("logs");
    Outcome outcome =
        Outcome.of(
            "train",
            "quadruped",
            "--set",
            "teacher.distillation=concurrent",
            "--log",
            logs.toString(),
            "--out",
            out.toString());
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("teacher.distillation must be none"), outcome.err());
    assertFalse(Files.exists(out));
  }

  /** The shipped one under another name, with other gains. */
  @Test
  void aPolicyIsEvaluatedOnAnotherRobot() throws IOException {
    Path robot =
        Files.writeString(
            folder.resolve("other.yaml"),
            """
            model: quadruped
            base: trunk
            stand-height: 0.287
            joints: [FR_hip_joint, FR_thigh_joint, FR_calf_joint,
                     FL_hip_joint, FL_thigh_joint, FL_calf_joint,
                     RR_hip_joint, RR_thigh_joint, RR_calf_joint,
                     RL_hip_joint, RL_thigh_joint, RL_calf_joint]
            groups:
              - {names: ".*_hip_joint", position: 0, action-scale: 0.25, stiffness: 90, damping: 2}
              - {names: ".*_thigh_joint", position: 0.9, action-scale: 0.25}
              - {names: ".*_calf_joint", position: -1.8, action-scale: 0.25}
            feet: [FR, FL, RR, RL]
            """);
    String[] evaluate = {"evaluate", run.toString(), "--episodes", "1", "--json"};
    Outcome own = Outcome.of(evaluate);
    String[] elsewhere = {
      "evaluate", run.toString(), "--episodes", "1", "--json", "--robot", robot.toString()
    };
    Outcome other = Outcome.of(elsewhere);
    assertEquals(0, other.code(), other.err());
    assertNotEquals(own.out(), other.out());
  }

  @Test
  void aRobotIsForLeggedTasksAlone() throws IOException {
    Path robot = Files.writeString(folder.resolve("robot.yaml"), "model: quadruped\n");
    Outcome lacking = Outcome.of("train", "quadruped", "--robot", robot.toString());
    assertEquals(1, lacking.code());
    assertTrue(lacking.err().contains("lacks base"), lacking.err());
    Path shipped =
        Files.writeString(
            folder.resolve("whole.yaml"),
            "model: quadruped\nbase: trunk\nstand-height: 0.3\njoints: [a]\nfeet: [FR]\n");
    Outcome classic = Outcome.of("train", "hopper", "--robot", shipped.toString());
    assertEquals(1, classic.code());
    assertTrue(classic.err().contains("hopper"), classic.err());
  }
}
