package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.Topics;
import org.gaitway.launch.episodes.SampleEpisode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodesCommandTest {
  private static final int STEPS = 200;

  @TempDir Path folder;

  private Path file;
  private double total;

  @BeforeEach
  void writeEpisode() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("the logs").resolve("day 1"));
    file = logs.resolve("episode 1.mcap");
    total = SampleEpisode.write(file, 1, STEPS);
  }

  private static String run(String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertEquals(0, outcome.code(), outcome.err());
    return outcome.out();
  }

  private static void assertRefused(String reason, String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertEquals(Gaitway.FAILED, outcome.code(), outcome.out());
    assertEquals("gaitway: " + reason + System.lineSeparator(), outcome.err());
  }

  private static byte[] head(Path file, long length) throws IOException {
    return Arrays.copyOf(Files.readAllBytes(file), (int) length);
  }

  // ---- list

  @Test
  void listHasARowForEachFileBrokenOnesToo() throws IOException {
    Path logs = file.getParent();
    SampleEpisode.write(logs.resolve("empty.mcap"), 2, 0);
    Files.write(logs.resolve("cut.mcap"), head(file, Files.size(file) / 2));
    Files.writeString(logs.resolve("other.mcap"), "something else");
    Files.writeString(logs.resolve("readme.txt"), "not listed");
    String list = run("episodes", "list", logs.getParent().toString());
    List<String> lines = list.lines().toList();
    assertEquals(5, lines.size(), list);
    assertTrue(lines.get(0).startsWith("file"), list);
    assertTrue(lines.get(1).matches("day 1/cut\\.mcap .* cut off: .*expected.*"), list);
    assertTrue(lines.get(2).matches("day 1/empty\\.mcap .*sample v5.* 0 .*whole"), list);
    assertTrue(
        lines.get(3).matches("day 1/episode 1\\.mcap +evaluate +sample v5 .*truncated .*whole"),
        list);
    assertTrue(lines.get(4).matches("day 1/other\\.mcap .* broken: .*expected.*"), list);
  }

  @Test
  void listAsJsonHasTheSameKeysForEachFile() {
    String list = run("episodes", "list", "--json", file.toString());
    assertTrue(list.contains("\"steps\": " + STEPS + ","), list);
    assertTrue(list.contains("\"return\": " + total), list);
    assertTrue(list.contains("\"seed\": \"1\""), list);
    assertTrue(list.contains("\"safety\": 4"), list);
  }

  @Test
  void whatIsNotThereIsRefused() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    assertRefused("no such file or folder: " + nowhere, "episodes", "list", nowhere.toString());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused(
        empty + ": expected files of episodes (*.mcap), found none",
        "episodes",
        "list",
        empty.toString());
  }

  // ---- info

  @Test
  void infoTellsEverything() {
    String info = run("episodes", "info", file.toString());
    for (String part :
        List.of(
            "state +whole",
            "from +1970-01-01T00:00:01Z",
            "seconds +1.990",
            "/joint_states +sensor_msgs/msg/JointState +cdr +200 +100.0",
            "/safety +gaitway_msgs/msg/SafetyEvent +cdr +4 +2.000",
            "robot.yaml +text/yaml +14",
            "compression +zstd",
            "task.name +sample",
            "outcome +truncated")) {
      assertTrue(info.lines().anyMatch(line -> line.matches(" *" + part)), part + "\n" + info);
    }
  }

  @Test
  void infoOfABrokenFileSaysHowToMakeItWhole() throws IOException {
    Path cut = folder.resolve("cut.mcap");
    Files.write(cut, head(file, 3000));
    Outcome outcome = Outcome.of("episodes", "info", cut.toString());
    assertEquals(Gaitway.FAILED, outcome.code());
    assertTrue(outcome.err().startsWith("gaitway: " + cut + ": "), outcome.err());
    assertTrue(
        outcome.err().contains("'gaitway episodes recover' makes whole what there is"),
        outcome.err());
  }

  // ---- cut

  @Test
  void cutKeepsHeaderAndAttachmentsAndTheMessagesOfItsTime() throws IOException {
    Path part = folder.resolve("a part.mcap");
    run(
        "episodes",
        "cut",
        file.toString(),
        "--from",
        "0.5",
        "--to",
        "0.75",
        "--out",
        part.toString());
    try (EpisodeReader whole = EpisodeReader.open(file);
        EpisodeReader cut = EpisodeReader.open(part)) {
      assertEquals(whole.header(), cut.header());
      assertTrue(cut.end().isEmpty());
      assertArrayEquals(
          whole.attachment("robot.yaml").orElseThrow(), cut.attachment("robot.yaml").orElseThrow());
      List<String> expected =
          texts(whole, Set.of()).stream()
              .filter(text -> Long.parseLong(text.split(" ")[1]) >= 1_500_000_000)
              .filter(text -> Long.parseLong(text.split(" ")[1]) < 1_750_000_000)
              .toList();
      assertEquals(expected, texts(cut, Set.of()));
    }
    String info = run("episodes", "info", part.toString());
    assertTrue(info.contains("end.outcome"), info);
    assertTrue(run("episodes", "list", part.toString()).contains(" part"));
  }

  /** Topic, time, sequence and the first of the doubles of each message. */
  private static List<String> texts(EpisodeReader reader, Set<String> topics) throws IOException {
    List<String> texts = new ArrayList<>();
    reader.messages(topics, message -> texts.add(text(message)));
    return texts;
  }

  private static String text(EpisodeMessage message) {
    return message.topic()
        + " "
        + message.time()
        + " "
        + message.step()
        + " "
        + message.value().fields().stream()
            .filter(field -> message.value().get(field) instanceof double[])
            .map(field -> Arrays.toString(message.value().doubles(field)))
            .toList();
  }

  @Test
  void cutOfSomeTopicsHasOnlyThese() throws IOException {
    Path part = folder.resolve("part.mcap");
    run(
        "episodes",
        "cut",
        file.toString(),
        "--topics",
        "/action,/reward",
        "--out",
        part.toString());
    try (EpisodeReader cut = EpisodeReader.open(part);
        EpisodeReader whole = EpisodeReader.open(file)) {
      assertEquals(2, cut.topics().size());
      assertEquals(texts(whole, Set.of(Topics.ACTION, Topics.REWARD)), texts(cut, Set.of()));
    }
  }

  @Test
  void cutRefusesWhatIsNotThereAndWhatIs() throws IOException {
    Path part = folder.resolve("part.mcap");
    Outcome outcome =
        Outcome.of(
            "episodes", "cut", file.toString(), "--topics", "/none", "--out", part.toString());
    assertTrue(outcome.err().contains("there is no topic '/none'; there are /"), outcome.err());
    assertFalse(Files.exists(part));
    assertRefused(
        file + ": expected another file than the one that is read",
        "episodes",
        "cut",
        file.toString(),
        "--force",
        "--out",
        file.toString());
    Files.writeString(part, "precious");
    assertRefused(
        "there is already a file " + part + "; --force replaces it",
        "episodes",
        "cut",
        file.toString(),
        "--out",
        part.toString());
    assertEquals("precious", Files.readString(part));
    run("episodes", "cut", file.toString(), "--force", "--out", part.toString());
    assertEquals(
        Gaitway.USAGE,
        Outcome.of(
                "episodes", "cut", file.toString(), "--from", "2", "--to", "1", "--out", "x.mcap")
            .code());
  }

  // ---- recover

  @Test
  void recoverGivesTheMessagesBeforeACutAnywhere() throws IOException {
    List<String> all;
    try (EpisodeReader whole = EpisodeReader.open(file)) {
      all = texts(whole, Set.of());
    }
    Random random = new Random(3);
    Path cut = folder.resolve("cut.mcap");
    Path recovered = folder.resolve("recovered.mcap");
    for (int i = 0; i < 10; i++) {
      Files.write(cut, head(file, 2000 + random.nextInt((int) Files.size(file) - 2000)));
      String out =
          run("episodes", "recover", cut.toString(), "--force", "--out", recovered.toString());
      try (EpisodeReader whole = EpisodeReader.open(recovered)) {
        List<String> found = texts(whole, Set.of());
        assertEquals(all.subList(0, found.size()), found);
        assertTrue(out.startsWith(recovered + ": " + found.size() + " messages"), out);
      }
      assertTrue(out.contains("lost:") || out.contains("nothing is lost"), out);
    }
  }

  @Test
  void recoverOfAWholeFileLosesNothing() {
    Path copy = folder.resolve("copy.mcap");
    String out = run("episodes", "recover", file.toString(), "--out", copy.toString());
    assertTrue(out.contains("nothing is lost"), out);
  }

  @Test
  void recoverOfNoMcapFileSaysSo() throws IOException {
    Path other = folder.resolve("other.mcap");
    Files.writeString(other, "something else altogether");
    Path out = folder.resolve("out.mcap");
    Outcome outcome = Outcome.of("episodes", "recover", other.toString(), "--out", out.toString());
    assertTrue(outcome.err().startsWith("gaitway: " + other + ": nothing can be"), outcome.err());
    assertFalse(Files.exists(out));
  }

  // ---- statistics

  @Test
  void statisticsAreOverAllEpisodes() throws IOException {
    double second = SampleEpisode.write(file.resolveSibling("2.mcap"), 2, STEPS);
    Files.writeString(file.resolveSibling("broken.mcap"), "?");
    String json = run("episodes", "statistics", "--json", file.getParent().toString());
    assertTrue(json.contains("\"mean\": " + (total + second) / 2), json);
    double deviation = Math.abs(total - second) / Math.sqrt(2);
    assertTrue(json.contains("\"std\": " + Double.toString(deviation).substring(0, 8)), json);
    assertTrue(json.contains("\"name\": \"reward forward\""), json);
    assertTrue(json.contains("broken.mcap"), json);
    String text = run("episodes", "statistics", file.getParent().toString());
    assertTrue(text.contains("== evaluate sample v5"), text);
    // 8 in 2 x 1.99 s.
    assertTrue(text.lines().anyMatch(l -> l.matches(" *position-limit +8 +120\\.6")), text);
  }
}
