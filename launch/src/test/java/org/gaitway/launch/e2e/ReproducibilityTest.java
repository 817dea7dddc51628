package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gaitway.run.RunFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same seed gives the same run, on any number of threads and through any interruption. */
class ReproducibilityTest {
  private static final int ROUNDS = 60;
  private static final int KILLS = 20;

  /** Rounds of 8 x 64 steps, each with a checkpoint. */
  private static final List<String> TRAINING =
      List.of(
          "train half-cheetah --steps 30720 --set ppo.horizon=64 --set run.checkpoint-every=512 --out"
              .split(" "));

  @TempDir static Path folder;

  private static FinishedRun undisturbed;

  @BeforeAll
  static void trainUndisturbed() throws Exception {
    Program.Outcome outcome = Program.run(folder, training("undisturbed", "--threads", "1"));
    assertEquals(0, outcome.code(), outcome.err());
    undisturbed = FinishedRun.in(folder.resolve("undisturbed"));
    assertEquals(1 + ROUNDS, undisturbed.timelessMetrics().size());
  }

  private static String[] training(String run, String... options) {
    List<String> words = new ArrayList<>(TRAINING);
    words.add(run);
    words.addAll(List.of(options));
    return words.toArray(String[]::new);
  }

  @Test
  void twoThreadsGiveWhatOneGives() throws Exception {
    Program.Outcome outcome = Program.run(folder, training("two-threads", "--threads", "2"));
    assertEquals(0, outcome.code(), outcome.err());
    assertSameAsUndisturbed("two-threads");
  }

  @Test
  void anotherSeedGivesAnotherRun() throws Exception {
    Program.Outcome outcome = Program.run(folder, training("other-seed", "--seed", "5"));
    assertEquals(0, outcome.code(), outcome.err());
    assertNotEquals(
        undisturbed.timelessMetrics(),
        FinishedRun.in(folder.resolve("other-seed")).timelessMetrics());
  }

  /** By turns after any time, and as soon as a checkpoint is on its way to the disk. */
  @Test
  void aRunThatIsKilledTwentyTimesEndsTheSame() throws Exception {
    Random random = new Random(1);
    String[] begin = training("killed");
    String[] resume = {"train", "--resume", "killed"};
    for (int kill = 0; kill < KILLS; kill++) {
      try (Program program = Program.start(folder, kill == 0 ? begin : resume)) {
        program.awaitLine("run folder");
        boolean alive =
            kill % 2 == 0
                ? !program.endsWithin((long) (random.nextDouble() * undisturbed.seconds() * 100))
                : awaitCheckpoints(program, 1 + random.nextInt(2));
        assertTrue(alive, "ended before kill " + kill);
      }
    }
    Program.Outcome outcome = Program.run(folder, resume);
    assertEquals(0, outcome.code(), outcome.err());
    assertSameAsUndisturbed("killed");
  }

  /** Returns while the last of some checkpoints is being written; false if it never is. */
  private static boolean awaitCheckpoints(Program program, int count) throws Exception {
    Path checkpoints = new RunFolder(folder.resolve("killed")).checkpoints();
    try (WatchService files = checkpoints.getFileSystem().newWatchService()) {
      checkpoints.register(files, StandardWatchEventKinds.ENTRY_CREATE);
      int seen = 0;
      while (seen < count) {
        WatchKey key = files.poll(100, TimeUnit.MILLISECONDS);
        if (key == null && program.endsWithin(0)) {
          return false;
        } else if (key != null) {
          seen += key.pollEvents().stream().filter(ReproducibilityTest::isUnfinished).count();
          key.reset();
        }
      }
      return true;
    }
  }

  private static boolean isUnfinished(WatchEvent<?> created) {
    return created.context().toString().endsWith(".partial");
  }

  @Test
  void aRunThatHasEndedStaysAsItIsWhenResumed() throws Exception {
    assertEquals(0, Program.run(folder, training("ended")).code());
    assertEquals(0, Program.run(folder, "train", "--resume", "ended").code());
    assertSameAsUndisturbed("ended");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aRunThatIsStoppedSavesAllAndEndsTheSameWhenResumed(String signal, int code)
      throws Exception {
    String run = "stopped-by-" + signal;
    try (Program program = Program.start(folder, training(run))) {
      program.awaitLine("%"); // The first of some ten lines of progress.
      program.signal(signal);
      Program.Outcome outcome = program.outcome();
      assertEquals(code, outcome.code(), outcome.err());
      assertTrue(outcome.out().contains("stopped after "), outcome.out());
      assertTrue(outcome.out().contains("everything so far is in " + run), outcome.out());
      assertEquals("", outcome.err());
    }
    assertComplete(run);
    Program.Outcome evaluation = Program.run(folder, "evaluate", run, "--episodes", "1");
    assertEquals(0, evaluation.code(), evaluation.err());
    Program.Outcome resumed = Program.run(folder, "train", "--resume", run);
    assertEquals(0, resumed.code(), resumed.err());
    assertSameAsUndisturbed(run);
  }

  private static void assertSameAsUndisturbed(String name) throws IOException {
    FinishedRun run = FinishedRun.in(folder.resolve(name));
    assertEquals(undisturbed.timelessMetrics(), run.timelessMetrics());
    assertEquals(undisturbed.network(), run.network());
    assertEquals(undisturbed.trainingReturn(), run.trainingReturn());
    assertArrayEquals(undisturbed.checkpoint(), run.checkpoint());
    assertComplete(name);
  }

  private static void assertComplete(String run) throws IOException {
    for (String file : List.of("config.yaml", "metrics.csv", "learning-curve.png", "policy.onnx")) {
      assertTrue(Files.size(folder.resolve(run).resolve(file)) > 0, file);
    }
    try (Stream<Path> files = Files.walk(folder.resolve(run))) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".partial")).toList());
    }
  }
}
