package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.Topics;
import org.gaitway.launch.robot.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a run whose broker or ROS master dies: whole, and with every tick accounted for. */
class LostLinkLogTest {
  private static final String TASK = "half-cheetah";
  private static final Pattern TICKS = Pattern.compile("loop\\.ticks\\s+(\\d+)");

  @TempDir Path temp;

  private Program run(Path policy) throws IOException {
    return Program.start(
        temp,
        "run",
        policy.toString(),
        "--robot",
        "robot.yaml",
        "--set",
        "loop.priority=0",
        "--log",
        "logs");
  }

  @Test
  void aBrokerThatDiesLeavesAWholeFileThatTellsOfIt() throws Exception {
    Path policy = Policies.untrained(temp, TASK, "v5");
    try (Daemon broker = Daemon.mosquitto(temp);
        Program robot = ServedRobot.start(temp, TASK, List.of("--mqtt", broker.mqttUri()));
        Program run = run(policy)) {
      run.awaitLine("mode run");
      broker.kill();
      run.awaitLine("mode damp");
      broker.start();
      run.awaitLine("mode run");
      broker.kill();
      run.awaitLine("mode damp");
      List<MessageValue> safety = endAndRead(run).get(Topics.SAFETY);
      List<String> modes =
          safety.stream()
              .filter(event -> event.text("kind").equals("mode"))
              .map(event -> event.text("name"))
              .filter(mode -> mode.equals("run") || mode.equals("damp"))
              .toList();
      assertEquals(List.of("run", "damp", "run", "damp"), modes.subList(0, 4));
      assertTrue(
          safety.stream().anyMatch(event -> event.text("name").equals("state-age")),
          "what damped the robot is told");
      robot.signal("TERM");
      robot.outcome();
    }
  }

  @Test
  void aMasterThatDiesLeavesNoTraceInTheLog() throws Exception {
    Path policy = Policies.untrained(temp, TASK, "v5");
    try (Daemon master = Daemon.rosMaster(temp);
        Program robot =
            ServedRobot.start(temp, TASK, List.of("--ros", "--master", master.rosUri()));
        Program run = run(policy)) {
      run.awaitLine("mode run");
      master.kill();
      assertFalse(run.endsWithin(2_000), "the run goes on without a master");
      List<MessageValue> ticks = endAndRead(run).get(Topics.TICK);
      long stamps = ticks.stream().mapToLong(tick -> tick.integer("stamp")).distinct().count();
      assertTrue(stamps > 20, "only " + stamps + " states in " + ticks.size() + " ticks");
      assertTrue(ticks.stream().noneMatch(tick -> tick.text("mode").equals("damp")));
      robot.signal("TERM");
      robot.outcome();
    }
  }

  /** Ends a run, checks that its file is whole and accounts for all ticks, and reads it. */
  private Map<String, List<MessageValue>> endAndRead(Program run) throws Exception {
    run.signal("INT");
    Program.Outcome ended = run.outcome();
    assertEquals(0, ended.code(), ended.out() + ended.err());
    Map<String, List<MessageValue>> messages = new HashMap<>();
    try (EpisodeReader reader = EpisodeReader.open(onlyLog())) {
      reader.messages(
          Set.of(Topics.SAFETY, Topics.TICK),
          message ->
              messages
                  .computeIfAbsent(message.topic(), topic -> new ArrayList<>())
                  .add(message.value()));
      EpisodeEnd end = reader.end().orElseThrow();
      assertEquals(EpisodeEnd.Outcome.STOPPED, end.outcome());
      long dropped = end.dropped().getOrDefault(Topics.TICK, 0L);
      assertAccounted(messages.get(Topics.TICK), dropped, ticksOf(ended));
    }
    return messages;
  }

  /** Each of the loop's ticks is in the file or counted, and none is there twice. */
  private static void assertAccounted(List<MessageValue> logged, long dropped, long taken) {
    long[] ticks =
        logged.stream()
            .filter(tick -> !tick.flag("rehearsal"))
            .mapToLong(tick -> tick.integer("tick"))
            .toArray();
    assertEquals(taken, ticks.length + dropped, "ticks, of which dropped " + dropped);
    for (int i = 1; i < ticks.length; i++) {
      assertTrue(ticks[i] > ticks[i - 1], ticks[i] + " after " + ticks[i - 1]);
    }
  }

  private static long ticksOf(Program.Outcome ended) {
    Matcher ticks = TICKS.matcher(ended.out());
    assertTrue(ticks.find(), ended.out());
    return Long.parseLong(ticks.group(1));
  }

  private Path onlyLog() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("logs"))) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all.toString());
      return all.get(0);
    }
  }
}
