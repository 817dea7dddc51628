package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.gaitway.policy.onnx.OnnxGraph;
import org.gaitway.policy.onnx.OnnxModel;
import org.gaitway.policy.onnx.OnnxNode;
import org.gaitway.policy.onnx.OnnxTensor;
import org.gaitway.policy.onnx.OnnxValue;
import org.gaitway.policy.onnx.OnnxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
  @TempDir Path folder;

  /** Another's policy: 4 observed values, 2 actions, one layer. */
  private Path foreign() throws IOException {
    OnnxGraph graph =
        new OnnxGraph(
            "other",
            List.of(
                OnnxNode.of("MatMul", List.of("obs", "w"), "y"),
                OnnxNode.of("Tanh", List.of("y"), "actions")),
            List.of(OnnxTensor.ofFloats("w", new float[] {1, -2, 3, 4, 5, -6, 7, 8}, 4, 2)),
            List.of(OnnxValue.ofFloats("obs", 1, 4)),
            List.of(OnnxValue.ofFloats("actions", 1, 2)));
    Path file = folder.resolve("walk.onnx");
    Files.write(file, OnnxWriter.write(new OnnxModel(8, 17, "other", "2", graph, new TreeMap<>())));
    return file;
  }

  @Test
  void showsAnothersPolicyAndWhatItDoesNotSay() throws IOException {
    Outcome outcome = Outcome.of("policy", foreign().toString());
    assertEquals(Gaitway.OK, outcome.code());
    assertTrue(outcome.out().contains("made by      other 2, opset 17\n"), outcome.out());
    assertTrue(outcome.out().contains("runs on      kernel\n"), outcome.out());
    assertTrue(outcome.out().contains("observation  obs 1 x 4\n"), outcome.out());
    assertTrue(outcome.out().contains("operators    1 MatMul, 1 Tanh\n"), outcome.out());
    assertTrue(
        outcome.out().contains("it does not say joints.names; write that into walk.yaml"),
        outcome.out());
  }

  @Test
  void showsWhatTheYamlFileSays() throws IOException {
    Path file = foreign();
    Files.writeString(
        folder.resolve("walk.yaml"),
        """
        observation: {joint-offset: {}, joint-velocity: {scale: 0.05}}
        joints: {names: [hip, knee], default-positions: [0.5, -1], action-scales: [0.25]}
        control-period: 0.02
        """);
    Outcome outcome = Outcome.of("policy", file.toString());
    assertTrue(outcome.out().contains("period       0.02 s\n"), outcome.out());
    assertTrue(outcome.out().contains("joint-velocity     2   0.05"), outcome.out());
    assertTrue(outcome.out().contains("knee      -1.0  position   0.25"), outcome.out());
    assertTrue(!outcome.out().contains("incomplete"), outcome.out());
  }

  @Test
  void comparesWithOnnxRuntime() throws IOException {
    Outcome outcome =
        Outcome.of("policy", foreign().toString(), "--compare", "--observations", "200");
    assertEquals(Gaitway.OK, outcome.code(), outcome.out() + outcome.err());
    assertTrue(outcome.out().contains("alike: over 200 observations"), outcome.out());
  }

  @Test
  void aFileThatIsNoPolicyIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("pointer.onnx"), "version https://git-lfs\n");
    Outcome outcome = Outcome.of("policy", file.toString());
    assertEquals(Gaitway.FAILED, outcome.code());
    assertTrue(outcome.err().startsWith("gaitway: " + file + ": expected an ONNX model"));
  }
}
