package org.gaitway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaitway.observation.ObservationSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of another make say, and YAML files beside them. */
class ForeignMetadataTest {
  /** 3 + 3 + 3 + 2 x 2 + 2 + 2 values, 2 actions. */
  private static final int OBSERVATIONS = 17;

  private static final String WHOLE =
      """
      graph:
        observation: [obs]
        action: actions
      observation:
        base-angular-velocity: {scale: 0.25}
        projected-gravity: {clip: 5}
        walk: {source: "command(velocity,3)", scale: 2}
        joint-offset: {history: 2}
        speed: {source: joint-velocity, scale: 0.05}
        mystery: {size: 2}
      joints:
        names: [hip, knee]
        default-positions: [0.1, -0.2]
        action-scales: [0.25]
        kp: [20]
        kd: [0.5, 0.6]
      control-period: 0.02
      """;

  @TempDir Path folder;

  private static TestGraph graph() {
    return new TestGraph(OBSERVATIONS)
        .constant("w", new float[OBSERVATIONS * 2], OBSERVATIONS, 2)
        .node("MatMul", "actions", List.of("obs", "w"))
        .output("actions", 1, 2);
  }

  private PolicyFile read(TestGraph graph, String yaml) throws IOException {
    Path file = folder.resolve("policy.onnx");
    Files.write(file, graph.bytes());
    Files.writeString(folder.resolve("policy.yaml"), yaml);
    return PolicyFile.read(file);
  }

  private String missing(String yaml) throws IOException {
    PolicyFile file = read(graph(), yaml);
    assertEquals(Optional.empty(), file.metadata());
    String message = assertThrows(PolicyFormatException.class, file::requireMetadata).getMessage();
    String prefix = folder.resolve("policy.onnx") + ": ";
    assertTrue(message.startsWith(prefix), message);
    return message.substring(prefix.length());
  }

  @Test
  void aYamlFileBesideSaysItAll() throws IOException {
    PolicyMetadata metadata = read(graph(), WHOLE).requireMetadata();
    assertEquals(ActionForm.SCALED, metadata.actionForm());
    assertEquals(0.02, metadata.controlPeriod());
    double none = Double.POSITIVE_INFINITY;
    assertEquals(
        List.of(
            new ObservationTerm("base-angular-velocity", 3, 0.25, none, 1)
                .from(ObservationSource.parse("base-angular-velocity")),
            new ObservationTerm("projected-gravity", 3, 1, 5, 1)
                .from(ObservationSource.parse("projected-gravity")),
            new ObservationTerm("walk", 3, 2, none, 1)
                .from(ObservationSource.parse("command(velocity,3)")),
            new ObservationTerm("joint-offset", 2, 1, none, 2)
                .from(ObservationSource.parse("joint-offset")),
            new ObservationTerm("speed", 2, 0.05, none, 1)
                .from(ObservationSource.parse("joint-velocity")),
            new ObservationTerm("mystery", 2, 1, none, 1)),
        metadata.observation().terms());
    assertEquals(
        List.of(
            new ActuatedJoint(
                "hip", "hip", 0.1, ActionKind.POSITION, 0.25, Optional.of(new PdGains(20, 0.5))),
            new ActuatedJoint(
                "knee",
                "knee",
                -0.2,
                ActionKind.POSITION,
                0.25,
                Optional.of(new PdGains(20, 0.6)))),
        metadata.joints());
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    String where = "; write that into policy.yaml beside it";
    assertEquals("it does not say joints.names" + where, missing(""));
    assertEquals(
        "it does not say joints.default-positions" + where,
        missing(WHOLE.replace("default-positions: [0.1, -0.2]", "kinds: [position]")));
    assertEquals(
        "it does not say joints.action-scales" + where,
        missing(WHOLE.replace("  action-scales: [0.25]\n", "")));
    assertEquals(
        "it does not say joints.kd" + where, missing(WHOLE.replace("  kd: [0.5, 0.6]\n", "")));
    assertEquals(
        "it does not say control-period, in seconds" + where,
        missing(WHOLE.replace("control-period: 0.02", "")));
    assertEquals(
        "it does not say observation.walk.size or .source" + where,
        missing(
            WHOLE
                .replace("source: \"command(velocity,3)\", ", "")
                .replace("mystery: {size: 2}", "mystery: {}")));
    assertEquals(
        "it does not say observation, the terms of the 17 values" + where,
        missing("joints: {names: [a, b], default-positions: [0], action-scales: [1]}"));
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    assertEquals(
        "joints.names must be the joints that the action moves, of which it has 2; found"
            + " [hip, knee, toe]",
        missing(WHOLE.replace("[hip, knee]", "[hip, knee, toe]")));
    assertEquals(
        "joints.kp must have 1 or 2 values, has 3", missing(WHOLE.replace("[20]", "[20, 20, 20]")));
    assertEquals(
        "the terms of the observation have 18 values together, the policy takes 17",
        missing(WHOLE.replace("mystery: {size: 2}", "mystery: {size: 3}")));
    assertEquals(
        "observation term 'speed' has 3 values, its source joint-velocity gives 2",
        missing(
            WHOLE
                .replace("speed: {", "speed: {size: 3, ")
                .replace("mystery: {size: 2}", "mystery: {size: 1}")));
    assertTrue(
        missing(WHOLE.replace("joint-velocity", "joint-velocty"))
            .contains("did you mean joint-velocity?"));
  }

  @Test
  void aSingleTermWithoutASizeHasWhatIsLeft() throws IOException {
    PolicyMetadata metadata =
        read(graph(), WHOLE.replace("mystery: {size: 2}", "mystery: {}")).requireMetadata();
    assertEquals(2, metadata.observation().terms().get(5).size());
  }

  @Test
  void mistakesInTheYamlFileAreNamedWithTheirLine() {
    PolicyFormatException error =
        assertThrows(
            PolicyFormatException.class,
            () -> read(graph(), WHOLE.replace("control-period", "control-perod")));
    assertTrue(error.getMessage().contains("policy.yaml, line 17)"), error.getMessage());
    assertTrue(error.getMessage().contains("nearest valid key is control-period"));
  }

  @Test
  void namesOfPortsAreTakenFromTheYamlFile() throws IOException {
    TestGraph graph =
        new TestGraph(2)
            .input("memory", 1, 2)
            .node("Add", "next", List.of("obs", "memory"))
            .node("Tanh", "motors", List.of("next"))
            .output("value", 1, 2)
            .output("motors", 1, 2)
            .output("next", 1, 2);
    PolicyFile file =
        read(graph, "graph: {observation: [obs], action: motors, states: {memory: next}}");
    try (Policy policy = file.newPolicy()) {
      assertEquals(2, policy.observationSize());
      float[] action = new float[2];
      policy.act(new float[] {1, 1}, action);
      policy.act(new float[] {1, 1}, action);
      assertEquals(Math.tanh(2), action[0], 1e-6);
    }
    PolicyFormatException error =
        assertThrows(PolicyFormatException.class, () -> read(graph, "graph: {action: legs}"));
    assertTrue(
        error.getMessage().endsWith("there is no output 'legs'; there are [value, motors, next]"),
        error.getMessage());
  }

  /** As mjlab writes it, by its exporter's names and format. */
  private static TestGraph exported() {
    return graph()
        .metadata("joint_names", "hip,knee")
        .metadata("joint_stiffness", "20.000,40.000")
        .metadata("joint_damping", "1.000,2.000")
        .metadata("default_joint_pos", "0.900,-1.800")
        .metadata("action_scale", "0.25")
        .metadata("command_names", "twist")
        .metadata(
            "observation_names", "base_ang_vel,projected_gravity,command,joint_pos,actions,phase")
        .metadata("observation_terms_scale", "0.200,1.000,1.000,1.000,1.000,1.000")
        .metadata("observation_terms_history_length", "0,0,0,2,0,0")
        .metadata(
            "observation_terms_clip",
            "-inf;inf,-inf;inf,-inf;inf,-9.000;9.000,-inf;inf,-1.000;2.000");
  }

  @Test
  void whatTheExporterWroteNeedNotBeWrittenAgain() throws IOException {
    PolicyMetadata metadata =
        read(
                exported(),
                """
                control-period: 0.02
                observation:
                  phase: {source: phase(0.6)}
                """)
            .requireMetadata();
    double none = Double.POSITIVE_INFINITY;
    assertEquals(
        List.of(
            new ObservationTerm("base_ang_vel", 3, 0.2, none, 1)
                .from(ObservationSource.parse("base-angular-velocity")),
            new ObservationTerm("projected_gravity", 3, 1, none, 1)
                .from(ObservationSource.parse("projected-gravity")),
            // What the others leave.
            new ObservationTerm("command", 3, 1, none, 1)
                .from(ObservationSource.parse("command(twist,3)")),
            new ObservationTerm("joint_pos", 2, 1, 9, 2)
                .from(ObservationSource.parse("joint-offset")),
            new ObservationTerm("actions", 2, 1, none, 1)
                .from(ObservationSource.parse("last-action")),
            new ObservationTerm("phase", 2, 1, none, 1)
                .from(ObservationSource.parse("phase(0.6)"))),
        metadata.observation().terms());
    assertEquals(
        List.of(
            new ActuatedJoint(
                "hip", "hip", 0.9, ActionKind.POSITION, 0.25, Optional.of(new PdGains(20, 1))),
            new ActuatedJoint(
                "knee", "knee", -1.8, ActionKind.POSITION, 0.25, Optional.of(new PdGains(40, 2)))),
        metadata.joints());
  }

  @Test
  void metadataThatAreNotNumbersAreAsIfNotThere() throws IOException {
    PolicyFile file = read(exported().metadata("default_joint_pos", "0.9,what"), "");
    assertTrue(
        assertThrows(PolicyFormatException.class, file::requireMetadata)
            .getMessage()
            .contains("it does not say joints.default-positions"));
  }
}
