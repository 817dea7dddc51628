package org.gaitway.control;

import static org.gaitway.control.TestLoop.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.episode.PolicyParameters;
import org.gaitway.episode.SafetyEvent;
import org.gaitway.mcap.Compression;
import org.gaitway.policy.ActionKind;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;
import org.gaitway.safety.SafetyMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The readers that ROS 2 users have decode every message of every topic, to the last bit. */
class PythonMcapTest {
  private static final String PYTHON = "gaitway.test.python";
  private static final int TOPICS = 15;

  private static final String SCRIPT =
      """
      import struct, sys
      from mcap.reader import NonSeekingReader, make_reader
      from mcap_ros2.decoder import DecoderFactory

      def flat(value):
          if isinstance(value, bool):
              return [str(value).lower()]
          if isinstance(value, float):
              return [struct.pack('>d', value).hex()]
          if isinstance(value, (int, str)):
              return [str(value)]
          if hasattr(value, '__slots__'):
              return [text for name in value.__slots__ for text in flat(getattr(value, name))]
          return [text for element in value for text in flat(element)]

      with open(sys.argv[1], 'rb') as file:
          reader = make_reader(file, validate_crcs=True, decoder_factories=[DecoderFactory()])
          for schema, channel, message, decoded in reader.iter_decoded_messages():
              assert message.log_time == message.publish_time
              print(channel.topic, message.sequence, message.log_time, *flat(decoded), sep='|')
          names = [attachment.name for attachment in reader.iter_attachments()]
          records = [record.name for record in reader.iter_metadata()]
          print(reader.get_header().profile, *names, *records, sep='|')
          count = reader.get_summary().statistics.message_count
      with open(sys.argv[1], 'rb') as file:
          reader = NonSeekingReader(file, validate_crcs=True, decoder_factories=[DecoderFactory()])
          read = sum(1 for each in reader.iter_decoded_messages(log_time_order=False))
          assert read == count, (read, count)
      """;

  @TempDir Path folder;

  private final Random random = new Random(3);

  @ParameterizedTest
  @EnumSource(Compression.class)
  void everyMessageOfEveryTopicIsDecoded(Compression compression) throws Exception {
    Path file = folder.resolve("episode.mcap");
    LogSettings settings = new LogSettings(compression, 3, 4096, 0.5, false, 16);
    try (EpisodeWriter writer =
        EpisodeWriter.create(file, EpisodeHeader.begin(EpisodeKind.RUN, "1"), settings)) {
      writer.attach("robot.yaml", "application/yaml", new byte[] {'a', ':'});
      for (int i = 1; i <= 50; i++) {
        write(writer, i, 1_700_000_000_000_000_000L + 1_000_003L * i);
      }
      writer.end(EpisodeEnd.of(EpisodeEnd.Outcome.TERMINATED, 50, 1, 0.05));
    }
    List<String> expected = new ArrayList<>();
    Set<String> topics = new TreeSet<>();
    try (EpisodeReader reader = EpisodeReader.open(file)) {
      reader.messages(
          Set.of(),
          message -> {
            topics.add(message.topic());
            List<String> line = new ArrayList<>();
            flat(message.value(), line);
            expected.add(
                String.join(
                    "|",
                    message.topic(),
                    Long.toString(message.step()),
                    Long.toString(message.time()),
                    String.join("|", line)));
          });
    }
    assertEquals(TOPICS, topics.size(), topics.toString());
    expected.add("ros2|robot.yaml|gaitway.episode|gaitway.end");
    assertEquals(expected, run(file));
  }

  private void write(EpisodeWriter writer, int step, long time) throws IOException {
    RobotLayout layout =
        new RobotLayout(
            List.of("hip", "knie-ü"), List.of("hip"), List.of(new SensorLayout("foot", 3)));
    RobotState state = new RobotState(layout);
    fill(state.position());
    fill(state.velocity());
    fill(state.effort());
    fill(state.sensor("foot"));
    fill(state.basePosition());
    fill(state.baseLinearVelocity());
    fill(state.orientation());
    fill(state.angularVelocity());
    fill(state.linearAcceleration());
    writer.state(step, time, time - 1_000, state);
    TestLoop loop =
        new TestLoop(
            ActionKind.POSITION, LoopFixture.settings(0.01, 0.004), List.of(constant(step)));
    loop.ticks(step);
    writer.tick(time, loop.record);
    writer.command(step, time, loop.record.command());
    float[] values = {(float) random.nextGaussian(), 1e-30f, step};
    writer.observation(step, time, values, step % 4 == 0 ? 0 : 3);
    writer.action(step, time, values);
    writer.policyOutput(step, time, values, values);
    Map<String, double[]> doubles = Map.of("mean", step % 2 == 0 ? new double[0] : gaussian(2));
    writer.policyParameters(step, time, new PolicyParameters(Map.of("weights", values), doubles));
    writer.safety(step, time, SafetyEvent.mode(SafetyMode.RAMP_IN));
    writer.statistics(step, time, new LoopStatistics().snapshot(), step);
    writer.reward(step, time, 0.5, List.of("forward", "x"), gaussian(2), true, step % 2 == 0);
    writer.simulation(step, time, gaussian(step), gaussian(1), step);
  }

  private void fill(double[] values) {
    System.arraycopy(gaussian(values.length), 0, values, 0, values.length);
  }

  private double[] gaussian(int count) {
    return random.doubles(count, -9, 9).toArray();
  }

  private static void flat(Object value, List<String> out) {
    if (value instanceof MessageValue message) {
      message.fields().forEach(field -> flat(message.get(field), out));
    } else if (value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        flat(Array.get(value, i), out);
      }
    } else if (value instanceof Double || value instanceof Float) {
      long bits = Double.doubleToRawLongBits(((Number) value).doubleValue());
      out.add(String.format("%016x", bits));
    } else {
      out.add(value.toString());
    }
  }

  private List<String> run(Path file) throws IOException, InterruptedException {
    String python = System.getProperty(PYTHON, "");
    assertTrue(
        Files.isRegularFile(Path.of(python)),
        "this test needs a Python with mcap and mcap-ros2-support: name it by -D" + PYTHON);
    Path printed = folder.resolve("printed");
    Path complaints = folder.resolve("complaints");
    Process process =
        new ProcessBuilder(python, "-X", "utf8", "-c", SCRIPT, file.toString())
            .redirectOutput(printed.toFile())
            .redirectError(complaints.toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the script did not end");
    assertEquals(0, process.exitValue(), Files.readString(complaints));
    return Files.readAllLines(printed);
  }
}
