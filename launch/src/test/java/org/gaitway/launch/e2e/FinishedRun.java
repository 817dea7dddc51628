package org.gaitway.launch.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.config.ConfigBinder;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.PolicyNetwork;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.report.MetricsTable;
import org.gaitway.run.Provenance;
import org.gaitway.run.RunFolder;
import org.gaitway.run.Trainers;
import org.gaitway.run.TrainingRun;
import org.gaitway.task.Tasks;

/**
 * A training run that has come to its end.
 *
 * @param folder its files
 */
record FinishedRun(RunFolder folder) {
  /** Columns that are times, and so differ between runs that are otherwise the same. */
  private static final List<String> TIMES = List.of("simulate_s", "infer_s", "learn_s", "time_s");

  private static final Provenance PROVENANCE = new Provenance("test", "0", "0", "0", Instant.EPOCH);

  /** The run in a folder. */
  static FinishedRun in(Path folder) {
    return new FinishedRun(new RunFolder(folder));
  }

  /**
   * Trains within this JVM.
   *
   * @param overrides settings that differ from the preset's, as {@code name=value}
   */
  static FinishedRun train(
      Path folder, TrainingSettings.Preset preset, String task, String... overrides)
      throws IOException {
    TrainingSettings settings =
        ConfigBinder.bind(preset.forTask(task), Optional.empty(), List.of(overrides));
    RunFolder files = RunFolder.create(Optional.of(folder), task, Clock.systemUTC());
    try (TrainingRun run = TrainingRun.begin(files, settings, PROVENANCE)) {
      run.train(() -> false, report -> {});
    }
    return new FinishedRun(files);
  }

  /** The trainer as the last checkpoint has it, for the caller to close. */
  Trainer trainer() throws IOException {
    TrainingSettings settings =
        ConfigBinder.bind(
            TrainingSettings.Preset.DEFAULT.forTask(""), Optional.of(folder.config()), List.of());
    Trainer trainer =
        Trainers.create(settings, Tasks.define(settings.task().name(), settings.task().version()));
    trainer.restore(Checkpoint.read(folder.latestCheckpoint().orElseThrow()));
    return trainer;
  }

  /** The frozen network. */
  PolicyNetwork network() throws IOException {
    return PolicyFile.read(folder.policy()).network().orElseThrow();
  }

  /** The return that the policy file says training ended with. */
  OptionalDouble trainingReturn() throws IOException {
    PolicyMetadata metadata = PolicyFile.read(folder.policy()).metadata().orElseThrow();
    return metadata.training().orElseThrow().returnAtFreezing();
  }

  /** The last checkpoint, byte for byte: parameters, optimiser, normalisers, environments. */
  byte[] checkpoint() throws IOException {
    return Files.readAllBytes(folder.latestCheckpoint().orElseThrow());
  }

  /** How long it trained [s]. */
  double seconds() throws IOException {
    double[] times = MetricsTable.read(folder.metrics()).column("time_s");
    return times[times.length - 1];
  }

  /** The lines of metrics.csv without the columns that are times. */
  List<String> timelessMetrics() throws IOException {
    List<String> lines = Files.readAllLines(folder.metrics());
    List<String> names = List.of(lines.get(0).split(","));
    List<String> timeless = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split(",");
      timeless.add(
          IntStream.range(0, cells.length)
              .filter(i -> !TIMES.contains(names.get(i)))
              .mapToObj(i -> cells[i])
              .collect(Collectors.joining(",")));
    }
    return timeless;
  }
}
