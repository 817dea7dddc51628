package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gaitway.adapter.rosbag.BagReader;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.launch.episodes.ForeignFile;
import org.gaitway.launch.episodes.SampleEpisode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported episodes, as those programs read them that they are exported for. */
class EpisodeExportTest {
  private static final String SYSTEM_PYTHON = "/usr/bin/python3"; // Debian's ROS is for this one.
  private static final int STEPS = 60;
  private static final String GENERATOR = "/usr/lib/genpy/genmsg_py.py";

  private static final List<String> PLAYED =
      List.of("/joint_states", "/imu", "/command", "/tick", "/safety");

  @TempDir Path folder;

  private Path episode;

  @BeforeEach
  void writeEpisode() throws IOException {
    episode = folder.resolve("an episode.mcap");
    SampleEpisode.write(episode, 3, STEPS);
  }

  private void export(Path out, String... options) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(List.of("episodes", "export", episode.toString(), "--out", out.toString()));
    words.addAll(List.of(options));
    Program.Outcome outcome = Program.run(folder, words.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void tablesHoldEveryValueThatMcapsOwnReaderFinds(String format) throws Exception {
    Path tables = folder.resolve("the tables");
    export(tables, "--format", format);
    String compared =
        PythonScript.run(
            "launch/src/test/python/compare_tables.py",
            folder.resolve("errors.txt"),
            episode.toString(),
            tables.toString(),
            "." + format);
    assertTrue(Integer.parseInt(compared.strip()) > 100 * STEPS, compared);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lz4"})
  void rosbagReadsEveryValueInOrder(String compression) throws Exception {
    Path bag = folder.resolve("an episode.bag");
    export(bag, "--format", "rosbag", "--compression", compression);
    List<String> found = system(Map.of(), SYSTEM_PYTHON, script("bag_values.py"), bag.toString());
    List<String> expected = expected();
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), found.get(i), "message " + i);
    }
    assertEquals(expected.size(), found.size());
  }

  @Test
  void filesOfOthersAreExportedWithEverythingThatDefinitionsCanSay() throws Exception {
    ForeignFile.write(episode, 50);
    Path bag = folder.resolve("foreign.bag");
    export(bag, "--format", "rosbag");
    assertEquals(
        expected("/every/thing"),
        system(Map.of(), SYSTEM_PYTHON, script("bag_values.py"), bag.toString()));
    for (String format : List.of("csv", "parquet")) {
      Path tables = folder.resolve(format);
      export(tables, "--format", format);
      PythonScript.run(
          "launch/src/test/python/compare_tables.py",
          folder.resolve("errors.txt"),
          episode.toString(),
          tables.toString(),
          "." + format);
    }
  }

  /** By time; messages of equal times by topic, in the order of the topics' first messages. */
  private List<String> expected(String... some) throws IOException {
    Map<String, List<RosText>> topics = new LinkedHashMap<>();
    try (EpisodeReader reader = EpisodeReader.open(episode)) {
      reader.messages(
          Set.of(some),
          message ->
              topics
                  .computeIfAbsent(message.topic(), name -> new ArrayList<>())
                  .add(RosText.of(message)));
    }
    return topics.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(RosText::time))
        .map(RosText::line)
        .toList();
  }

  @Test
  void rosbagCheckFindsNothingToMigrateOnceTheDefinitionsAreKnown() throws Exception {
    Path bag = folder.resolve("a.bag");
    Path definitions = folder.resolve("definitions");
    export(
        bag, "--format", "rosbag", "--path", "/usr/share", "--definitions", definitions.toString());
    Path classes = generateClasses(definitions.resolve("gaitway_msgs").resolve("msg"));
    assertEquals(
        List.of("Bag file does not need any migrations."),
        system(Map.of("PYTHONPATH", classes.toString()), "rosbag", "check", bag.toString()));
    List<String> info = system(Map.of(), "rosbag", "info", bag.toString());
    assertTrue(info.stream().anyMatch(line -> line.matches("messages: +\\d+")), info.toString());
  }

  /** What building the package in a workspace does. */
  private Path generateClasses(Path messages) throws IOException, InterruptedException {
    Path classes = folder.resolve("classes");
    Path target = classes.resolve("gaitway_msgs").resolve("msg");
    Files.createDirectories(target);
    Files.createFile(target.resolveSibling("__init__.py"));
    List<String> command = new ArrayList<>(List.of(SYSTEM_PYTHON, GENERATOR, "-p", "gaitway_msgs"));
    command.addAll(List.of("-I", "gaitway_msgs:" + messages));
    command.addAll(List.of("-I", "std_msgs:/usr/share/std_msgs/msg", "-o", target.toString()));
    try (Stream<Path> files = Files.list(messages)) {
      files.forEach(file -> command.add(file.toString()));
    }
    system(Map.of(), command.toArray(String[]::new));
    system(
        Map.of(),
        SYSTEM_PYTHON,
        GENERATOR,
        "--initpy",
        "-p",
        "gaitway_msgs",
        "-o",
        target.toString());
    return classes;
  }

  @Test
  void rosbagPlaysToASubscriberInOrder() throws Exception {
    Path bag = folder.resolve("played.bag");
    export(bag, "--format", "rosbag", "--topics", String.join(",", PLAYED));
    List<String> sent = messages(bag);
    try (Daemon master = Daemon.rosMaster(folder)) {
      Map<String, String> ros =
          Map.of(
              "ROS_MASTER_URI",
              master.rosUri(),
              "ROS_IP",
              "127.0.0.1",
              "ROS_LOG_DIR",
              folder.toString());
      List<String> words = new ArrayList<>(List.of(SYSTEM_PYTHON, script("bag_listener.py")));
      words.add(Integer.toString(sent.size()));
      words.addAll(PLAYED);
      Process listener = start(ros, "listener.txt", words);
      BufferedReader received = listener.inputReader(StandardCharsets.UTF_8);
      assertEquals("ready", received.readLine());
      system(ros, "rosbag", "play", "--wait-for-subscribers", "--quiet", bag.toString());
      List<String> lines = received.lines().toList();
      for (String topic : PLAYED) { // Each has a connection of its own: only its order is kept.
        assertEquals(of(topic, sent), of(topic, lines), topic);
      }
    }
  }

  private static List<String> of(String topic, List<String> lines) {
    return lines.stream().filter(line -> line.startsWith(topic + "\t")).toList();
  }

  /** Topics and bytes. */
  private static List<String> messages(Path bag) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BagReader reader = BagReader.open(bag)) {
      reader.messages(
          (connection, time, bytes) -> {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            lines.add(connection.topic() + "\t" + HexFormat.of().formatHex(copy));
          });
    }
    return lines;
  }

  private static String script(String name) {
    return Checkout.file("launch/src/test/python/" + name).toString();
  }

  private List<String> system(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Process process = start(environment, "errors.txt", List.of(command));
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("errors.txt")));
    return lines;
  }

  private Process start(Map<String, String> environment, String errors, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectError(folder.resolve(errors).toFile()).start();
    process.getOutputStream().close();
    return process;
  }
}
