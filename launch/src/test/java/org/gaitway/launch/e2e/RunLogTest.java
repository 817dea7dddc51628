package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.Topics;
import org.gaitway.launch.robot.Policies;
import org.gaitway.mcap.McapRecovery;
import org.gaitway.policy.ActionDigest;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a policy on a robot: whole, cut off, and on a disk that fills up. */
class RunLogTest {
  private static final String TASK = "hopper";

  @TempDir Path folder;

  private Path policy;

  @BeforeEach
  void freeze() throws IOException {
    policy = Policies.untrained(folder, TASK, "v4");
  }

  private static Path only(Path logs) throws IOException {
    try (Stream<Path> files = Files.list(logs)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all.toString());
      return all.get(0);
    }
  }

  private static Map<String, List<EpisodeMessage>> read(Path file) throws IOException {
    Map<String, List<EpisodeMessage>> byTopic = new HashMap<>();
    try (EpisodeReader reader = EpisodeReader.open(file)) {
      reader.messages(
          Set.of(),
          message ->
              byTopic.computeIfAbsent(message.topic(), each -> new ArrayList<>()).add(message));
    }
    return byTopic;
  }

  @Test
  void inLockStepEveryActionAndEveryPhysicsStepIsInTheFile() throws Exception {
    Program.Outcome run =
        Program.run(
            folder, "run", policy.toString(), "--lockstep", "--episodes", "2", "--log", "logs");
    assertEquals(0, run.code(), run.err());
    Path file = only(folder.resolve("logs"));
    assertTrue(run.out().contains("logging to logs/" + file.getFileName()), run.out());
    Map<String, List<EpisodeMessage>> messages = read(file);
    Policies.Evaluated expected = Policies.evaluate(policy, TASK, "v4", 2);
    ActionDigest digest = new ActionDigest();
    messages.get(Topics.ACTION).stream()
        .limit(expected.actions())
        .forEach(action -> digest.add(action.value().floats("data")));
    assertEquals(expected.digest(), digest.toString());
    double earned =
        messages.get(Topics.REWARD).stream()
            .limit(expected.result().episodes().get(0).length())
            .mapToDouble(reward -> reward.value().number("total"))
            .sum();
    assertEquals(expected.result().episodes().get(0).totalReward(), earned);
    try (EpisodeReader reader = EpisodeReader.open(file)) {
      EpisodeHeader header = reader.header();
      assertEquals(Optional.of(EpisodeKind.RUN), header.kind());
      assertEquals(Optional.of("true"), header.text(EpisodeHeader.LOCKSTEP));
      assertArrayEquals(Files.readAllBytes(policy), reader.attachment("policy.onnx").orElseThrow());
      assertEquals(EpisodeEnd.Outcome.STOPPED, reader.end().orElseThrow().outcome());
      assertEquals(Map.of(), reader.end().orElseThrow().dropped());
      byte[] model = reader.attachment("model.mjb").orElseThrow();
      replayPhysics(model, messages.get(Topics.SIMULATION));
    }
  }

  /** From each state, the controls lead to the next, bit for bit. */
  private static void replayPhysics(byte[] bytes, List<EpisodeMessage> states) {
    try (Model model = Model.fromBytes("logged", bytes);
        Simulation simulation = model.newSimulation()) {
      double[] found = new double[model.stateSize()];
      int steps = 0;
      for (int i = 0; i + 1 < states.size(); i++) {
        MessageValue before = states.get(i).value();
        if (before.integer("substeps") == 0) {
          continue;
        }
        simulation.restore(SimState.of(model, before.doubles("state")));
        simulation.ctrl().put(0, before.doubles("ctrl"));
        simulation.step((int) before.integer("substeps"));
        MessageValue after = states.get(i + 1).value();
        simulation.ctrl().put(0, after.doubles("ctrl")); // The state holds the controls too.
        simulation.save(found);
        assertArrayEquals(after.doubles("state"), found, "step " + i);
        steps++;
      }
      assertTrue(steps > 20, "only " + steps + " steps");
    }
  }

  @Test
  void whatIsKilledLeavesWhatWasFlushed() throws Exception {
    try (Program program =
        Program.start(
            folder, "run", policy.toString(), "--set", "log.flush-period=0.05", "--log", "logs")) {
      program.awaitLine("running");
      program.endsWithin(1_500);
      program.signal("KILL");
    }
    Path whole = folder.resolve("whole.mcap");
    McapRecovery.recover(only(folder.resolve("logs")), whole);
    try (EpisodeReader reader = EpisodeReader.open(whole)) {
      assertEquals(Optional.empty(), reader.end());
      assertEquals(Optional.of(EpisodeKind.RUN), reader.header().kind());
    }
    assertTrue(read(whole).get(Topics.TICK).size() > 20);
  }

  @Test
  void aDiskThatFillsUpEndsTheLogAndNotTheRun() throws Exception {
    Program.Outcome run =
        SmallDisk.run(
            folder,
            "size=800k",
            "run",
            policy.toString(),
            "--duration",
            "4",
            "--json",
            "--set",
            "log.flush-period=0.05",
            "--set",
            "log.compression=none",
            "--log",
            "disk/logs");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("cannot be written any more (No space left"), run.err());
    assertTrue(run.err().contains("not in the log: "), run.err());
    Path whole = folder.resolve("whole.mcap");
    McapRecovery.recover(only(folder.resolve("left/logs")), whole);
    List<EpisodeMessage> ticks = read(whole).get(Topics.TICK);
    double taken = ticksIn(run.out());
    assertTrue(ticks.size() > 20 && ticks.size() < taken, ticks.size() + " of " + taken);
    for (int i = 2; i < ticks.size(); i++) {
      long missed = ticks.get(i).value().integer("missed"); // Deadlines, on a busy machine.
      assertEquals(ticks.get(i - 1).step() + 1 + missed, ticks.get(i).step());
    }
  }

  private static double ticksIn(String json) {
    Matcher ticks = Pattern.compile("\"loop.ticks\": ([0-9.]+)").matcher(json);
    assertTrue(ticks.find(), json);
    return Double.parseDouble(ticks.group(1));
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedBeforeTheRobotMoves() throws Exception {
    Files.writeString(folder.resolve("file"), "precious");
    Program.Outcome run = Program.run(folder, "run", policy.toString(), "--log", "file/logs");
    Refusal.assertRefused(run, "file");
    assertTrue(!run.out().contains("running"), run.out());
  }
}
