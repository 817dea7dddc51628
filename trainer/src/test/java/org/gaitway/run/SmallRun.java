package org.gaitway.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gaitway.baseline.BaselineSettings;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.AlgorithmSettings;
import org.gaitway.ppo.NetworkSettings;
import org.gaitway.ppo.NormalisationSettings;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.RunSettings;
import org.gaitway.ppo.SurrogateSettings;
import org.gaitway.ppo.TaskSettings;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.report.MetricsTable;
import org.gaitway.rollout.FaultResponse;

/** A run of eight updates of 200 steps, with a checkpoint after every second. */
final class SmallRun {
  static final int UPDATES = 8;
  static final int STEPS_PER_UPDATE = 200;
  static final Provenance PROVENANCE =
      new Provenance("small", "0.1.0", "4.0.0", "17", Instant.parse("2026-01-02T03:04:05Z"));

  private SmallRun() {}

  static TrainingSettings settings() {
    return settings(1);
  }

  static TrainingSettings settings(int threads) {
    return new TrainingSettings(
        new TaskSettings("hopper", "v4"),
        new RunSettings(
            5, UPDATES * STEPS_PER_UPDATE, 2, threads, 2 * STEPS_PER_UPDATE, FaultResponse.RESET),
        AlgorithmSettings.ppo(),
        new NetworkSettings(
            List.of(16), List.of(16), Activation.TANH, -0.5, 0.01, true, false, true),
        new PpoSettings(
            100,
            2,
            50,
            0.99,
            0.95,
            SurrogateSettings.clip(0.2),
            1e-3,
            PpoSettings.Schedule.LINEAR,
            Optional.empty(),
            1e-5,
            0.5,
            0.5,
            Optional.empty(),
            0,
            true,
            0),
        BaselineSettings.published(),
        new NormalisationSettings(true, true));
  }

  static RunFolder folder(Path path) throws IOException {
    return RunFolder.create(Optional.of(path), "hopper", Clock.systemUTC());
  }

  /** A run that ends by itself. */
  static RunFolder finished(Path path) throws IOException {
    return finished(path, settings());
  }

  static RunFolder finished(Path path, TrainingSettings settings) throws IOException {
    RunFolder folder = folder(path);
    try (TrainingRun run = TrainingRun.begin(folder, settings, PROVENANCE)) {
      run.train(() -> false, report -> {});
    }
    return folder;
  }

  /** Begins a run and stops it in good order after some updates. */
  static RunFolder stopped(Path path, int updates) throws IOException {
    RunFolder folder = folder(path);
    try (TrainingRun run = TrainingRun.begin(folder, settings(), PROVENANCE)) {
      run.train(after(run, updates), report -> {});
    }
    return folder;
  }

  /**
   * Begins a run and ends it in the middle of its work, as far as that can be had in one process.
   */
  static RunFolder killed(Path path, int updates) throws IOException {
    return killed(path, settings(), updates);
  }

  static RunFolder killed(Path path, TrainingSettings settings, int updates) throws IOException {
    RunFolder folder = folder(path);
    try (TrainingRun run = TrainingRun.begin(folder, settings, PROVENANCE)) {
      run.train(
          () -> false,
          report -> {
            if (report.update() == updates) {
              throw new Killed();
            }
          });
    } catch (Killed e) {
      return folder;
    }
    throw new IllegalStateException("the run ended before update " + updates);
  }

  static void resume(RunFolder folder) throws IOException {
    try (TrainingRun run = TrainingRun.resume(folder, PROVENANCE)) {
      run.train(() -> false, report -> {});
    }
  }

  static BooleanSupplier after(TrainingRun run, int updates) {
    long steps = (long) updates * STEPS_PER_UPDATE;
    return () -> run.steps() >= steps;
  }

  /** All that a run leaves, but for times, is the same. */
  static void assertSameResults(RunFolder expected, RunFolder found) throws IOException {
    MetricsTable a = MetricsTable.read(expected.metrics());
    MetricsTable b = MetricsTable.read(found.metrics());
    assertEquals(a.columns(), b.columns());
    for (String column : a.columns()) {
      if (!RunMetrics.TIMES.contains(column)) {
        assertArrayEquals(a.column(column), b.column(column), column);
      }
    }
    Path last = expected.latestCheckpoint().orElseThrow();
    Path other = found.latestCheckpoint().orElseThrow();
    assertEquals(last.getFileName(), other.getFileName());
    assertEquals(-1, Files.mismatch(last, other), "first byte in which the checkpoints differ");
  }

  /** Stands for the end of the process. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
