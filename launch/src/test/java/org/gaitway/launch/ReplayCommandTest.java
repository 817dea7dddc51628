package org.gaitway.launch;

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
import org.gaitway.launch.robot.Policies;
import org.gaitway.task.Task;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayCommandTest {
  @TempDir Path folder;

  /** Those that need nobody who commands. */
  static Stream<String> tasks() {
    return Tasks.all().stream()
        .filter(task -> task.define(task.versions().get(0)).commands().isEmpty())
        .map(Task::name);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void aRunInRealTimeReplaysExactlyLoopAndPhysics(String task) throws IOException {
    run(task, "--duration", "0.5");
    Outcome verified = Outcome.of("replay", "--verify", file().toString());
    assertEquals(0, verified.code(), verified.out() + verified.err());
    String[] lines = verified.out().split("\n");
    assertEquals(2, lines.length, verified.out());
    assertTrue(lines[0].matches(".* ticks, .* commands: 0 differences"), lines[0]);
    assertTrue(lines[1].matches(".* steps, .* states, reward terms: 0 differences"), lines[1]);
  }

  @Test
  void aRunInLockstepReplaysExactlyOverSeveralEpisodes() throws IOException {
    run("hopper", "--lockstep", "--episodes", "3");
    Outcome verified = Outcome.of("replay", "--verify", "--json", file().toString());
    assertEquals(0, verified.code(), verified.out() + verified.err());
    assertTrue(verified.out().contains("\"exact\": 1"), verified.out());
    assertTrue(verified.out().contains("\"gaps\": 0"), verified.out());
  }

  @Test
  void anotherPolicyIsRefusedUnlessItsDriftIsAskedFor() throws IOException {
    run("hopper", "--lockstep", "--episodes", "1");
    String version = Tasks.named("hopper").versions().get(1);
    Path other = Policies.untrained(folder, "hopper", version);
    Outcome refused =
        Outcome.of("replay", "--verify", "--policy", other.toString(), file().toString());
    assertEquals(1, refused.code());
    assertTrue(refused.out().contains("the policy's hash differs"), refused.out());
    Outcome drift =
        Outcome.of("replay", "--drift", "--policy", other.toString(), file().toString());
    assertEquals(0, drift.code(), drift.err());
    assertTrue(drift.out().contains("the policy's hash differs"), drift.out());
  }

  @Test
  void besideItsOwnSimulationARobotIsWhereItIsSimulated() throws IOException {
    run("half-cheetah", "--duration", "2");
    Path plots = folder.resolve("plots");
    Outcome compared =
        Outcome.of(
            "replay", "--beside", "--from", "1", "--json", "--plots", "" + plots, "" + file());
    assertEquals(0, compared.code(), compared.err());
    Matcher rms = Pattern.compile("\"rms\": ([0-9.E-]+)").matcher(compared.out());
    int joints = 0;
    while (rms.find()) {
      joints++;
      assertTrue(Double.parseDouble(rms.group(1)) < 0.05, compared.out());
    }
    assertEquals(9, joints);
    assertEquals(9, list(plots).size());
  }

  @Test
  void aPartOfAnEpisodeIsPlayedAsFastAsItGoes() throws IOException {
    run("hopper", "--lockstep", "--episodes", "1");
    Outcome whole = Outcome.of("replay", "--speed", "0", "--json", file().toString());
    Outcome part =
        Outcome.of("replay", "--speed", "0", "--from", "0.1", "--to", "0.2", "--json", "" + file());
    assertEquals(0, whole.code(), whole.err());
    assertTrue(states(whole) > states(part), whole.out() + part.out());
    assertTrue(Math.abs(states(part) - 13) <= 1, "0.1 s have 12.5 control steps: " + part.out());
  }

  private static long states(Outcome played) {
    Matcher states = Pattern.compile("\"states\": ([0-9]+)").matcher(played.out());
    assertTrue(states.find(), played.out());
    return Long.parseLong(states.group(1));
  }

  @Test
  void whatIsNoEpisodeIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text.mcap"), "no episode");
    Outcome refused = Outcome.of("replay", "--verify", file.toString());
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("text.mcap"), refused.err());
  }

  @Test
  void trainingAndEvaluationAreLoggedWhereTheyAreAskedTo() throws IOException {
    Path log = folder.resolve("log");
    Path run = folder.resolve("run");
    Outcome trained =
        Outcome.of(
            "train",
            "hopper",
            "--steps",
            "2048",
            "--envs",
            "2",
            "--threads",
            "1",
            "--out",
            "" + run,
            "--log",
            "" + log,
            "--log-every",
            "5");
    assertEquals(0, trained.code(), trained.err());
    Outcome evaluated = Outcome.of("evaluate", "" + run, "--episodes", "2", "--log", "" + log);
    assertEquals(0, evaluated.code(), evaluated.err());
    List<Path> files = list(log);
    assertTrue(files.stream().anyMatch(file -> file.toString().contains("train-env001")));
    assertEquals(2, files.stream().filter(file -> file.toString().contains("evaluate-")).count());
    String[] arguments =
        Stream.concat(Stream.of("replay", "--verify"), files.stream().map(Path::toString))
            .toArray(String[]::new);
    Outcome verified = Outcome.of(arguments);
    assertEquals(0, verified.code(), verified.out());
    String all = files.size() + " of " + files.size() + " files replay exactly";
    assertTrue(verified.out().endsWith(all + System.lineSeparator()), verified.out());
  }

  private void run(String task, String... more) throws IOException {
    Path policy = Policies.untrained(folder, task, Tasks.named(task).versions().get(0));
    List<String> arguments = new ArrayList<>(List.of("run", policy.toString()));
    arguments.addAll(List.of("--set", "loop.priority=0", "--log", "" + folder.resolve("runs")));
    arguments.addAll(List.of(more));
    Outcome ran = Outcome.of(arguments.toArray(String[]::new));
    assertEquals(0, ran.code(), ran.out() + ran.err());
  }

  private Path file() throws IOException {
    return list(folder.resolve("runs")).get(0);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
