package org.gaitway.episode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.gaitway.cdr.MessageValue;
import org.gaitway.mcap.McapWriter;
import org.gaitway.mcap.McapWriterOptions;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeFileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("episode.mcap");
  }

  private static List<EpisodeMessage> read(Path file, String... topics) throws IOException {
    List<EpisodeMessage> messages = new ArrayList<>();
    try (EpisodeReader reader = EpisodeReader.open(file)) {
      reader.messages(Set.of(topics), messages::add);
    }
    return messages;
  }

  @Test
  void headerAttachmentsAndEndComeBack() throws Exception {
    EpisodeHeader header =
        EpisodeHeader.begin(EpisodeKind.EVALUATE, "1.2")
            .with(EpisodeHeader.SEED, 7)
            .with(EpisodeHeader.TIMESTEP, 0.1 + 0.2)
            .with(EpisodeHeader.JOINTS, List.of("hip \"left\"", "knee\\", "ä"))
            .with(EpisodeHeader.SENSORS, Map.of("foot", 3))
            .with("colour", "red");
    EpisodeEnd end =
        new EpisodeEnd(
            EpisodeEnd.Outcome.TRUNCATED, 12, OptionalDouble.of(0.3), 1.5, Map.of("/tick", 4L));
    try (EpisodeWriter writer = EpisodeWriter.create(file(), header, LogSettings.DEFAULTS)) {
      writer.attach("policy.onnx", "application/octet-stream", new byte[] {1, 2, 3});
      writer.end(end);
    }
    try (EpisodeReader reader = EpisodeReader.open(file())) {
      assertEquals(header, reader.header());
      assertEquals(Optional.of(EpisodeKind.EVALUATE), reader.header().kind());
      assertEquals(7, reader.header().integer(EpisodeHeader.SEED).orElseThrow());
      assertEquals(0.1 + 0.2, reader.header().number(EpisodeHeader.TIMESTEP).orElseThrow());
      assertEquals(
          List.of("hip \"left\"", "knee\\", "ä"), reader.header().names(EpisodeHeader.JOINTS));
      assertEquals(Map.of("foot", 3), reader.header().sizes(EpisodeHeader.SENSORS));
      assertEquals(Optional.of("red"), reader.header().text("colour"));
      assertEquals(Optional.of(end), reader.end());
      assertArrayEquals(new byte[] {1, 2, 3}, reader.attachment("policy.onnx").orElseThrow());
      assertTrue(reader.attachment("policy.yaml").isEmpty());
    }
  }

  @Test
  void statesComeBackBitForBit() throws Exception {
    RobotState state = EpisodeSamples.state(5);
    state.effort()[1] = Double.NaN;
    state.position()[0] = -0.0;
    try (EpisodeWriter writer = writer()) {
      writer.state(3, 2_000_000_001L, 1_999_999_999L, state);
    }
    Map<String, MessageValue> messages = EpisodeSamples.byTopic(read(file()));
    assertEquals(
        Set.of(
            Topics.JOINT_STATES, Topics.IMU, Topics.BASE_POSE, Topics.BASE_TWIST, Topics.SENSORS),
        messages.keySet());
    MessageValue joints = messages.get(Topics.JOINT_STATES);
    assertArrayEquals(new String[] {"hip", "knee"}, joints.texts("name"));
    assertArrayEquals(state.position(), joints.doubles("position"));
    assertArrayEquals(state.velocity(), joints.doubles("velocity"));
    assertArrayEquals(state.effort(), joints.doubles("effort"));
    MessageValue stamp = joints.message("header").message("stamp");
    assertEquals(1, stamp.integer("sec"));
    assertEquals(999_999_999, stamp.integer("nanosec"));
    MessageValue orientation = messages.get(Topics.IMU).message("orientation");
    assertEquals(state.orientation()[0], orientation.number("w"));
    assertEquals(state.orientation()[3], orientation.number("z"));
    assertEquals(
        state.angularVelocity()[1],
        messages.get(Topics.IMU).message("angular_velocity").number("y"));
    assertEquals(
        state.basePosition()[2],
        messages.get(Topics.BASE_POSE).message("pose").message("position").number("z"));
    assertArrayEquals(
        new String[] {"foot[0]", "foot[1]", "foot[2]", "light"},
        messages.get(Topics.SENSORS).texts("name"));
    assertEquals(state.sensor("light")[0], messages.get(Topics.SENSORS).doubles("value")[3]);
  }

  @Test
  void whatIsNotMeasuredIsNotWritten() throws Exception {
    RobotState state = new RobotState(List.of("hip"));
    state.stamp(5);
    state.position()[0] = 1;
    try (EpisodeWriter writer = writer()) {
      writer.state(0, 1, 1, state);
    }
    assertEquals(1, read(file()).size());
  }

  @Test
  void policiesSimulationsAndRewardsComeBack() throws Exception {
    float[] values = {1.5f, Float.NaN, -0f};
    double[] simulation = {Math.PI, -Math.E, Double.MIN_VALUE};
    JointCommand command = new JointCommand(List.of("hip", "knee"));
    command.kp()[1] = 40;
    try (EpisodeWriter writer = writer()) {
      writer.policyParameters(
          0,
          5,
          new PolicyParameters(Map.of("policy.0.weight", values), Map.of("mean", simulation)));
      writer.observation(1, 10, new float[] {1, 2, 3, 9}, 3);
      writer.action(1, 10, values);
      writer.policyOutput(1, 10, values, new float[] {1, 1, 1});
      writer.command(1, 10, command);
      writer.simulation(1, 10, simulation, new double[] {0.5}, 4);
      writer.fault(1, 10, simulation, new double[] {Double.NaN, 1e39});
      writer.reward(1, 10, 2.5, List.of("forward", "control"), new double[] {3, -0.5}, true, false);
    }
    Map<String, MessageValue> messages = EpisodeSamples.byTopic(read(file()));
    assertArrayEquals(new float[] {1, 2, 3}, messages.get(Topics.OBSERVATION).floats("data"));
    assertArrayEquals(values, messages.get(Topics.ACTION).floats("data"));
    assertArrayEquals(values, messages.get(Topics.POLICY_OUTPUT).floats("mean"));
    MessageValue block = messages.get(Topics.POLICY_PARAMETERS).messages("float32_blocks")[0];
    assertEquals("policy.0.weight", block.text("name"));
    assertArrayEquals(values, block.floats("value"));
    assertArrayEquals(simulation, messages.get(Topics.SIMULATION).doubles("state"));
    assertEquals(4, messages.get(Topics.SIMULATION).integer("substeps"));
    assertArrayEquals(simulation, messages.get(Topics.FAULT).doubles("state"));
    assertArrayEquals(
        new double[] {Double.NaN, 1e39}, messages.get(Topics.FAULT).doubles("observation"));
    assertArrayEquals(new double[] {0, 40}, messages.get(Topics.COMMAND).doubles("kp"));
    assertTrue(messages.get(Topics.REWARD).flag("terminated"));
    assertArrayEquals(
        new String[] {"forward", "control"}, messages.get(Topics.REWARD).texts("name"));
  }

  @Test
  void onlyTheTopicsAskedForAreReadInOrderOfTime() throws Exception {
    try (EpisodeWriter writer = writer()) {
      for (int i = 0; i < 100; i++) {
        writer.action(i, 1_000 - i, new float[] {i});
        writer.observation(i, 2_000, new float[] {i}, 1);
      }
    }
    List<EpisodeMessage> actions = read(file(), Topics.ACTION);
    assertEquals(100, actions.size());
    assertEquals(99, actions.get(0).step());
    assertEquals(901, actions.get(0).time());
    List<EpisodeMessage> observations = read(file(), Topics.OBSERVATION);
    for (int i = 0; i < 100; i++) {
      assertEquals(i, observations.get(i).step());
    }
  }

  @Test
  void aFileThatIsNoEpisodeIsToldApart() throws Exception {
    try (McapWriter writer = McapWriter.create(file(), McapWriterOptions.defaults())) {
      int channel = writer.addChannel(0, "/chatter", "json", Map.of());
      writer.message(channel, 0, 1, 1, new byte[] {'{', '}'}, 0, 2);
    }
    try (EpisodeReader reader = EpisodeReader.open(file())) {
      IOException header = assertThrows(IOException.class, reader::header);
      assertTrue(header.getMessage().endsWith("expected metadata 'gaitway.episode', found []"));
      IOException message =
          assertThrows(IOException.class, () -> reader.messages(Set.of(), each -> {}));
      assertTrue(
          message
              .getMessage()
              .endsWith(
                  "topic /chatter: expected messages in cdr with a schema in ros2msg, found json"
                      + " and none"),
          message.getMessage());
      assertEquals(Optional.empty(), reader.end());
    }
  }

  private EpisodeWriter writer() throws IOException {
    return EpisodeWriter.create(
        file(), EpisodeHeader.begin(EpisodeKind.TRAIN, "test"), LogSettings.DEFAULTS);
  }
}
