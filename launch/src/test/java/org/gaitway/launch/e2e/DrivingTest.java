package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaitway.launch.robot.BareQuadruped;
import org.gaitway.launch.robot.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A robot of another make, simulated in a process of its own, that is told where to go. */
class DrivingTest {
  private static final String SCRIPT =
      "settle: 1\nlegs:\n  - {name: stand, command: [0, 0, 0], seconds: 10}\n";

  @TempDir Path temp;

  @Test
  void overRosWithTenMillisecondsEachWayItStandsForTenSeconds() throws Exception {
    try (Daemon master = Daemon.rosMaster(temp)) {
      assertStands("--ros", "--master", master.rosUri());
    }
  }

  @Test
  void overMqttWithTenMillisecondsEachWayItStandsForTenSeconds() throws Exception {
    try (Daemon broker = Daemon.mosquitto(temp)) {
      assertStands("--mqtt", broker.mqttUri());
    }
  }

  private void assertStands(String... link) throws Exception {
    Path policy = Policies.standing(temp);
    Files.writeString(temp.resolve("script.yaml"), SCRIPT);
    try (Program robot = simulate(policy, link)) {
      Program.Outcome run =
          Program.run(
              temp,
              "run",
              policy.toString(),
              "--robot",
              "robot.yaml",
              "--commands",
              "script.yaml",
              "--set",
              "loop.priority=0",
              "--json");
      assertEquals(0, run.code(), run.err());
      assertEquals("0.0", value(run, "falls"), run.err());
      double error = Double.parseDouble(value(run, "tracking.linear-velocity-error"));
      assertTrue(error < 0.05, run.out());
      robot.signal("TERM");
      assertEquals(0, robot.outcome().code());
    }
  }

  private Program simulate(Path policy, String... link) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("simulate"));
    words.add(BareQuadruped.write(temp).toString());
    words.addAll(List.of("--policy", policy.toString(), "--latency", "10ms"));
    words.addAll(List.of("--write-robot", "robot.yaml"));
    words.addAll(List.of(link));
    Program program = Program.start(temp, words.toArray(String[]::new));
    program.awaitLine("in real time");
    return program;
  }

  @Test
  void keysDriveAtATerminal() throws Exception {
    Path policy = Policies.standing(temp);
    String model = BareQuadruped.write(temp).toString();
    try (Program run =
        Program.startAtTerminal(
            temp, "run", policy.toString(), "--model", model, "--set", "loop.priority=0")) {
      run.awaitLine("mode run");
      run.press("w");
      run.awaitLine("velocity 0.20 0.00 0.00");
      run.press("\033[A");
      run.awaitLine("velocity 0.40 0.00 0.00");
      run.press(" ");
      run.awaitLine("velocity 0.00 0.00 0.00");
      run.press("\n");
      run.awaitLine("mode stopped");
      run.press("r");
      run.awaitLine("mode run");
      run.press("x");
      Program.Outcome ended = run.outcome();
      assertEquals(0, ended.code(), ended.out() + ended.err());
      assertTrue(ended.out().contains("ended by keyboard"), ended.out());
    }
  }

  @Test
  void theDemoShowsAQuadrupedAndTellsHowWellItFollows() throws Exception {
    Path policy = Policies.standing(temp);
    Files.writeString(
        temp.resolve("script.yaml"), "legs:\n  - {name: stroll, command: [0, 0, 0], seconds: 2}\n");
    Program.Outcome demo =
        Program.run(temp, "demo", "quadruped", policy.toString(), "--commands", "script.yaml");
    assertEquals(0, demo.code(), demo.out() + demo.err());
    assertTrue(demo.out().contains("over MQTT in real time"), demo.out());
    assertTrue(demo.out().contains("stroll "), demo.out());
    Program.Outcome none = Program.run(temp, "demo", "quadruped");
    assertEquals(1, none.code(), none.out());
    assertTrue(none.err().contains("gaitway train quadruped"), none.err());
  }

  @Test
  void aRunThatWasToldWhereToGoReplaysBitForBit() throws Exception {
    Path policy = Policies.standing(temp);
    Files.writeString(
        temp.resolve("script.yaml"),
        "legs:\n"
            + "  - {name: stand, command: [0, 0, 0], seconds: 3}\n"
            + "  - {name: go, command: [0.5, 0.1, -0.4], seconds: 2}\n");
    Program.Outcome run =
        Program.run(
            temp,
            "run",
            policy.toString(),
            "--model",
            BareQuadruped.write(temp).toString(),
            "--commands",
            "script.yaml",
            "--lockstep",
            "--set",
            "drive.stand.after=0.5",
            "--log",
            "logs");
    assertEquals(0, run.code(), run.err());
    try (Stream<Path> files = Files.list(temp.resolve("logs"))) {
      String file = files.findFirst().orElseThrow().toString();
      Program.Outcome replay = Program.run(temp, "replay", file, "--verify");
      assertEquals(0, replay.code(), replay.out() + replay.err());
    }
  }

  private static String value(Program.Outcome outcome, String key) {
    Matcher matcher =
        Pattern.compile(Pattern.quote("\"" + key + "\"") + ": ([^,\\s]+)").matcher(outcome.out());
    assertTrue(matcher.find(), key + " in " + outcome.out() + outcome.err());
    return matcher.group(1);
  }
}
