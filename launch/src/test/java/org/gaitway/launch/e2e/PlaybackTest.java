package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.launch.robot.Policies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logged episodes are played to real peers. */
class PlaybackTest {
  private static final int STATES = 20;

  @TempDir Path temp;
  private Path episode;

  @BeforeEach
  void record() throws Exception {
    Path policy = Policies.untrained(temp, "half-cheetah", "v5");
    Program.Outcome ran =
        Program.run(
            temp,
            "evaluate",
            policy.toString(),
            "--episodes",
            "1",
            "--threads",
            "1",
            "--log",
            "log");
    assertEquals(0, ran.code(), ran.err());
    try (Stream<Path> files = Files.list(temp.resolve("log"))) {
      episode = files.findFirst().orElseThrow();
    }
  }

  /** Every control step is 0.05 s, and so is what comes, in the order of the log. */
  @Test
  void rosSubscribersGetTheStatesAndTheClock() throws Exception {
    try (Daemon master = Daemon.rosMaster(temp);
        Program replay =
            Program.start(
                temp,
                "replay",
                episode.toString(),
                "--ros",
                master.rosUri(),
                "--speed",
                "2",
                "--loop")) {
      List<String> states =
          lines(
              List.of("rostopic", "echo", "-n", "" + STATES, "-p", "/joint_states/header/stamp"),
              master.rosUri());
      assertRising(states.stream().skip(1).map(line -> line.split(",")[1]).toList());
      List<String> clock =
          lines(List.of("rostopic", "echo", "-n", "" + STATES, "-p", "/clock"), master.rosUri());
      assertRising(clock.stream().skip(1).map(line -> line.split(",")[1]).toList());
      replay.signal("TERM");
    }
  }

  private static void assertRising(List<String> stamps) {
    assertEquals(STATES, stamps.size(), stamps.toString());
    for (int i = 1; i < stamps.size(); i++) {
      long period = Long.parseLong(stamps.get(i)) - Long.parseLong(stamps.get(i - 1));
      assertEquals(50_000_000, period, stamps.toString());
    }
  }

  @Test
  void mqttSubscribersGetTheStates() throws Exception {
    try (Daemon broker = Daemon.mosquitto(temp);
        Program replay =
            Program.start(
                temp,
                "replay",
                episode.toString(),
                "--mqtt",
                broker.mqttUri(),
                "--prefix",
                "played",
                "--loop")) {
      String port = broker.mqttUri().replaceAll(".*:", "");
      List<String> states =
          lines(
              List.of(
                  "mosquitto_sub", "-p", port, "-t", "played/state", "-C", "" + STATES, "-F", "%l"),
              "");
      assertEquals(STATES, states.size());
      assertEquals(1, states.stream().distinct().count(), "states of one layout: " + states);
      assertTrue(Integer.parseInt(states.get(0)) > 100, states.toString());
      replay.signal("TERM");
    }
  }

  private static List<String> lines(List<String> command, String master)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ROS_MASTER_URI", master);
    builder.environment().put("PYTHONUNBUFFERED", "1");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), command.toString());
    return new ArrayList<>(output.lines().toList());
  }
}
