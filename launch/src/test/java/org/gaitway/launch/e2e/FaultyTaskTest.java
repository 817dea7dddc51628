package org.gaitway.launch.e2e;

import static org.gaitway.launch.e2e.Refusal.assertRefused;
import static org.gaitway.launch.e2e.Refusal.assertUnfinished;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.report.MetricsTable;
import org.gaitway.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task of the user's with a term that is not always a number: told, saved, and looked at. */
class FaultyTaskTest {
  private static final String HEIGHT = "(1 - Math.cos(qpos.get(0))) / 2";

  /** In a narrow range of angles. */
  private static final String RARE =
      "qpos.get(0) > 1.2 && qpos.get(0) < 1.202 ? Double.NaN : " + HEIGHT;

  @TempDir Path folder;

  private Path source;

  @BeforeEach
  void copyExample() throws IOException {
    Checkout.copyExample(folder.resolve("task"));
    source = folder.resolve("task").resolve("PendulumSwingUp.java");
  }

  private void pay(String reward) throws IOException {
    String text = Files.readString(source);
    assertTrue(text.contains(HEIGHT), text);
    Files.writeString(source, text.replace(HEIGHT, reward));
  }

  private static String[] training(String run, String... options) {
    String command =
        "train pendulum-swing-up --tasks task --steps 8192 --set ppo.horizon=256 --out " + run;
    return (command + " " + String.join(" ", options)).strip().split(" ");
  }

  private Program.Outcome train(String... options) throws Exception {
    return Program.run(folder, training("run", options));
  }

  private Program.Outcome inspect(Path file) throws Exception {
    return Program.run(folder, "inspect", file.toString(), "--tasks", "task");
  }

  private List<Path> faults() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("run").resolve("faults"))) {
      return files.map(folder::relativize).sorted().toList();
    }
  }

  @Test
  void aTermThatIsOftenNotANumberEndsTheRunAndCanBeLookedAt() throws Exception {
    pay("Math.log(qpos.get(0) + 2)");
    Program.Outcome training = train();
    Path file = faults().get(0);
    assertRefused(
        training,
        "of its episode, task pendulum-swing-up",
        "reward term height, weighted, is NaN",
        "more than one in a hundred steps failed",
        "'gaitway inspect " + file + "'");
    assertUnfinished(folder.resolve("run"));

    Program.Outcome inspection = inspect(file);
    assertEquals(0, inspection.code(), inspection.err());
    String out = inspection.out();
    assertTrue(out.contains("state before the step, time "), out);
    assertTrue(out.contains("\nhinge  -2."), out);
    assertTrue(out.contains("\nheight            NaN\n"), out);
    assertTrue(out.contains("the step again: reward term height, weighted, is NaN, as recorded"));
    assertIsAnEpisode(file);
  }

  private void assertIsAnEpisode(Path file) throws Exception {
    Program.Outcome verified =
        Program.run(folder, "replay", "--verify", file.toString(), "--tasks", "task");
    assertEquals(0, verified.code(), verified.out() + verified.err());
    assertTrue(
        verified.out().contains("values of states, observations, reward terms: 0 differences"),
        verified.out());
    Program.Outcome info = Program.run(folder, "episodes", "info", file.toString());
    assertEquals(0, info.code(), info.err());
    assertTrue(info.out().contains("reward term height, weighted, is NaN"), info.out());
  }

  @Test
  void aTermThatWasMendedGivesAnotherNumberWhenTheStepIsTakenAgain() throws Exception {
    String broken = "Math.log(qpos.get(0) + 2)";
    pay(broken);
    assertEquals(1, train().code());
    Files.writeString(source, Files.readString(source).replace(broken, HEIGHT));
    Program.Outcome inspection = inspect(faults().get(0));
    assertEquals(1, inspection.code(), inspection.err());
    assertTrue(inspection.out().endsWith("the step again: all numbers are finite\n"));
  }

  @Test
  void aRareFaultIsCountedAndSavedAndTheRunGoesOn() throws Exception {
    pay(RARE);
    Program.Outcome training = train();
    assertEquals(0, training.code(), training.err());
    MetricsTable metrics = MetricsTable.read(new RunFolder(folder.resolve("run")).metrics());
    double[] counted = metrics.column("faults");
    assertTrue(counted[counted.length - 1] > 0);
    assertEquals(Math.min(10, counted[counted.length - 1]), faults().size());
    assertTrue(training.out().contains("reward term height, weighted, is NaN"), training.out());
    for (double value : metrics.column("return_100")) {
      assertTrue(Double.isFinite(value));
    }
  }

  @Test
  void aRunThatAFaultHasStoppedGoesOnPastItWithAnotherResponse() throws Exception {
    pay(RARE);
    Program.Outcome undisturbed =
        Program.run(folder, training("undisturbed", "--set", "run.on-fault=reset"));
    assertEquals(0, undisturbed.code(), undisturbed.err());
    Program.Outcome stopped = train("--set", "run.on-fault=stop", "--threads", "2");
    assertRefused(stopped, "height, weighted, is NaN", "'gaitway inspect " + faults().get(0));
    assertEquals(1, faults().size());
    RunFolder run = new RunFolder(folder.resolve("run"));
    int rounds = MetricsTable.read(run.metrics()).rows();
    assertTrue(rounds > 0, "stopped in the first round");
    assertEquals(run.checkpoint(rounds * 2048L), run.latestCheckpoint().orElseThrow());

    String config = Files.readString(run.config());
    Files.writeString(run.config(), config.replace("on-fault: stop", "on-fault: reset"));
    Program.Outcome resumed = Program.run(folder, "train", "--resume", "run", "--tasks", "task");
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(
        FinishedRun.in(folder.resolve("undisturbed")).timelessMetrics(),
        FinishedRun.in(run.path()).timelessMetrics());
  }

  @Test
  void filesThatAreNoFaultsAreRefused() throws Exception {
    pay(RARE);
    assertEquals(0, train().code());
    Path fault = folder.resolve(faults().get(0));
    byte[] bytes = Files.readAllBytes(fault);
    bytes[bytes.length / 2] ^= 1;
    Files.write(fault, bytes);
    assertRefused(
        inspect(faults().get(0)), faults().get(0).toString(), "is foreign, torn or damaged");
    Path checkpoint = new RunFolder(folder.resolve("run")).latestCheckpoint().orElseThrow();
    assertRefused(inspect(checkpoint), checkpoint.toString(), "not the file of a fault");
    assertRefused(inspect(Path.of("task", "pendulum.xml")), "pendulum.xml", "foreign");
    assertRefused(inspect(Path.of("nothing")), "no such file or folder: nothing");
  }
}
