package org.gaitway.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.config.ConfigBinder;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.TrainingProvenance;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.report.MetricsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRunTest {
  @TempDir Path temp;

  @Test
  void aRunLeavesAllItsFiles() throws IOException {
    RunFolder folder = SmallRun.finished(temp.resolve("run"));
    assertConfigReadsBack(folder);
    assertMetrics(folder);
    assertEpochs(folder);
    assertPicture(folder);
    assertCheckpoints(folder);
    assertPolicy(folder);
    try (var files = Files.list(folder.path())) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals("checkpoints", names.get(0));
      assertEquals("config.yaml", names.get(1));
      assertEquals("epochs.csv", names.get(2));
      assertTrue(names.get(3).startsWith("events.out.tfevents."), names.get(3));
      assertEquals(
          List.of("learning-curve.png", "metrics.csv", "policy.onnx"), names.subList(4, 7));
      assertEquals(7, names.size());
    }
  }

  private static void assertConfigReadsBack(RunFolder folder) throws IOException {
    TrainingSettings read =
        ConfigBinder.bind(
            TrainingSettings.Preset.DEFAULT.forTask(""), Optional.of(folder.config()), List.of());
    assertEquals(SmallRun.settings(), read);
    String comment = Files.readString(folder.config()).lines().toList().get(1);
    assertEquals(
        "# preset small, gaitway 0.1.0, MuJoCo 4.0.0, Java 17, 2026-01-02T03:04:05Z", comment);
  }

  private static void assertMetrics(RunFolder folder) throws IOException {
    MetricsTable table = MetricsTable.read(folder.metrics());
    assertEquals(
        List.of("steps", "episodes", "return_100", "return_100_std", "length_100", "faults"),
        table.columns().subList(0, 6));
    assertTrue(
        table
            .columns()
            .containsAll(
                List.of(
                    "value_loss", "kl", "clip_fraction", "entropy", "reward_forward", "time_s")));
    assertEquals(SmallRun.UPDATES, table.rows());
    double[] steps = table.column("steps");
    for (int row = 0; row < steps.length; row++) {
      assertEquals((row + 1.0) * SmallRun.STEPS_PER_UPDATE, steps[row]);
    }
    assertTrue(table.column("return_100")[SmallRun.UPDATES - 1] > 0);
    // A hopper earns its speed and 1 for each step of its episodes, less the cost of its controls.
    int last = SmallRun.UPDATES - 1;
    assertEquals(
        table.column("return_100")[last],
        table.column("reward_forward")[last]
            + table.column("reward_survive")[last]
            + table.column("reward_control")[last],
        1e-9);
    assertEquals(table.column("length_100")[last], table.column("reward_survive")[last], 1e-9);
  }

  private static void assertEpochs(RunFolder folder) throws IOException {
    MetricsTable epochs = MetricsTable.read(folder.epochs());
    int perUpdate = SmallRun.settings().ppo().epochs();
    assertEquals(MetricsTable.read(folder.metrics()).rows() * perUpdate, epochs.rows());
    // The last epoch of the last update is what metrics.csv has.
    MetricsTable updates = MetricsTable.read(folder.metrics());
    for (String column : List.of("kl", "ratio_max", "value_loss")) {
      assertEquals(updates.last(column), epochs.last(column));
    }
  }

  private static void assertPicture(RunFolder folder) throws IOException {
    BufferedImage picture = ImageIO.read(folder.learningCurve().toFile());
    assertEquals(1200, picture.getWidth());
  }

  private static void assertCheckpoints(RunFolder folder) throws IOException {
    try (var files = Files.list(folder.checkpoints())) {
      assertEquals(
          List.of(
              "step-000000000400.checkpoint",
              "step-000000000800.checkpoint",
              "step-000000001200.checkpoint",
              "step-000000001600.checkpoint"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  private static void assertPolicy(RunFolder folder) throws IOException {
    TrainingProvenance training =
        PolicyFile.read(folder.policy()).metadata().orElseThrow().training().orElseThrow();
    assertEquals("hopper", training.task());
    assertEquals("v4", training.taskVersion());
    assertEquals("small", training.preset());
    assertEquals(5, training.seed());
    assertEquals(1600, training.environmentSteps());
    double[] returns = MetricsTable.read(folder.metrics()).column("return_100");
    assertEquals(returns[returns.length - 1], training.returnAtFreezing().orElseThrow(), 1e-9);
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() throws IOException {
    RunFolder one = SmallRun.finished(temp.resolve("one"));
    RunFolder two = SmallRun.folder(temp.resolve("two"));
    try (TrainingRun run = TrainingRun.begin(two, SmallRun.settings(2), SmallRun.PROVENANCE)) {
      run.train(() -> false, report -> {});
    }
    SmallRun.assertSameResults(one, two);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 7})
  void aStoppedRunGoesOnAsIfItHadNotBeen(int updates) throws IOException {
    RunFolder uninterrupted = SmallRun.finished(temp.resolve("uninterrupted"));
    RunFolder stopped = SmallRun.stopped(temp.resolve("stopped"), updates);
    assertTrue(Files.exists(stopped.policy()) && Files.exists(stopped.learningCurve()));
    SmallRun.resume(stopped);
    SmallRun.assertSameResults(uninterrupted, stopped);
  }

  /** After 1 there is no checkpoint yet; after 5 the last is of update 4. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 8})
  void aKilledRunGoesOnFromItsLastCheckpoint(int updates) throws IOException {
    RunFolder uninterrupted = SmallRun.finished(temp.resolve("uninterrupted"));
    RunFolder killed = SmallRun.killed(temp.resolve("killed"), updates);
    SmallRun.resume(killed);
    SmallRun.assertSameResults(uninterrupted, killed);
  }

  @Test
  void aRunInterruptedAgainAndAgainEndsTheSame() throws IOException {
    RunFolder uninterrupted = SmallRun.finished(temp.resolve("uninterrupted"));
    RunFolder folder = SmallRun.stopped(temp.resolve("interrupted"), 1);
    for (int updates : new int[] {1, 2, 2, 5, 6}) {
      try (TrainingRun run = TrainingRun.resume(folder, SmallRun.PROVENANCE)) {
        run.train(SmallRun.after(run, updates), report -> {});
        assertFalse(run.finished());
      }
    }
    SmallRun.resume(folder);
    SmallRun.assertSameResults(uninterrupted, folder);
  }

  @Test
  void resumingAFinishedRunChangesNothing() throws IOException {
    RunFolder folder = SmallRun.finished(temp.resolve("run"));
    byte[] metrics = Files.readAllBytes(folder.metrics());
    byte[] checkpoint = Files.readAllBytes(folder.latestCheckpoint().orElseThrow());
    SmallRun.resume(folder);
    assertArrayEquals(metrics, Files.readAllBytes(folder.metrics()));
    assertArrayEquals(checkpoint, Files.readAllBytes(folder.latestCheckpoint().orElseThrow()));
    assertPolicy(folder);
  }

  @Test
  void timeGoesOnAfterAResume() throws IOException {
    RunFolder folder = SmallRun.stopped(temp.resolve("run"), 4);
    SmallRun.resume(folder);
    double[] times = MetricsTable.read(folder.metrics()).column("time_s");
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, times);
  }

  @Test
  void aTornCheckpointIsRefused() throws IOException {
    RunFolder folder = SmallRun.stopped(temp.resolve("run"), 4);
    Path file = folder.latestCheckpoint().orElseThrow();
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length / 2));
    assertResumeFails(CheckpointException.class, folder, file.toString());
  }

  @Test
  void aCheckpointOfOtherSettingsIsRefused() throws IOException {
    RunFolder folder = SmallRun.stopped(temp.resolve("run"), 4);
    String config = Files.readString(folder.config());
    Files.writeString(folder.config(), config.replace("gamma: 0.99", "gamma: 0.98"));
    assertResumeFails(CheckpointException.class, folder, "config.yaml");
  }

  @Test
  void anotherNumberOfThreadsIsNoOtherSetting() throws IOException {
    RunFolder uninterrupted = SmallRun.finished(temp.resolve("uninterrupted"));
    RunFolder folder = SmallRun.stopped(temp.resolve("run"), 4);
    String config = Files.readString(folder.config());
    Files.writeString(folder.config(), config.replace("threads: 1", "threads: 2"));
    SmallRun.resume(folder);
    SmallRun.assertSameResults(uninterrupted, folder);
  }

  @Test
  void aFolderThatIsNotARunIsRefused() {
    assertResumeFails(IOException.class, new RunFolder(temp), "config.yaml");
  }

  @Test
  void damagedMetricsAreNamed() throws IOException {
    RunFolder folder = SmallRun.stopped(temp.resolve("run"), 4);
    Files.writeString(folder.metrics(), "steps,return\n1,2\n");
    assertResumeFails(IOException.class, folder, "metrics.csv");
  }

  private static void assertResumeFails(
      Class<? extends Exception> type, RunFolder folder, String named) {
    String message =
        assertThrows(type, () -> TrainingRun.resume(folder, SmallRun.PROVENANCE)).getMessage();
    assertTrue(message.contains(named), message);
  }

  @Test
  void aPictureThatCannotBeDrawnIsAWarningSinceTheResultsAreSaved() throws IOException {
    RunFolder folder = SmallRun.folder(temp.resolve("run"));
    Files.createDirectories(folder.learningCurve().resolve("in the way"));
    try (TrainingRun run = TrainingRun.begin(folder, SmallRun.settings(), SmallRun.PROVENANCE)) {
      assertTrue(run.warning().isEmpty());
      run.train(() -> false, report -> {});
      assertTrue(run.finished());
      String warning = run.warning().orElseThrow();
      assertTrue(warning.contains(folder.learningCurve() + " could not be drawn"), warning);
    }
    assertPolicy(folder);
    assertCheckpoints(folder);
  }

  /** A checkpoint is written beside its place first, here to a device that is always full. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskEndsTheRunAndLeavesNothingHalfWritten() throws IOException {
    RunFolder folder = SmallRun.folder(temp.resolve("run"));
    Path first = folder.checkpoint(2 * SmallRun.STEPS_PER_UPDATE);
    Files.createSymbolicLink(
        first.resolveSibling(first.getFileName() + ".partial"), Path.of("/dev/full"));
    try (TrainingRun run = TrainingRun.begin(folder, SmallRun.settings(), SmallRun.PROVENANCE)) {
      String message =
          assertThrows(IOException.class, () -> run.train(() -> false, report -> {})).getMessage();
      assertTrue(message.contains(first.toString()), message);
    }
    try (var files = Files.list(folder.checkpoints())) {
      assertEquals(0, files.count());
    }
    assertFalse(Files.exists(folder.policy()));
  }
}
