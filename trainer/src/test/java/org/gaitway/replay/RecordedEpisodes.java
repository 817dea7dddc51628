package org.gaitway.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaitway.config.ConfigBinder;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.policy.PolicyFile;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.record.RecordSettings;
import org.gaitway.record.RecordedEvaluation;
import org.gaitway.record.RecordedTraining;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.PolicyFreezer;
import org.gaitway.run.Provenance;
import org.gaitway.run.Trainers;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;

/** Records episodes of small runs. */
final class RecordedEpisodes {
  private static final String CREATED = "2026-01-02T03:04:05Z";

  private RecordedEpisodes() {}

  static TrainingSettings settings(String task, int threads, String... more) {
    List<String> all =
        Stream.concat(
                Stream.of(
                    "task.name=" + task,
                    "run.envs=2",
                    "run.seed=3",
                    "run.threads=" + threads,
                    "ppo.horizon=70",
                    "ppo.minibatch=70"),
                Stream.of(more))
            .toList();
    return ConfigBinder.bind(TrainingSettings.Preset.DEFAULT.forTask(task), Optional.empty(), all);
  }

  /** Trains for two rounds, and records every episode. */
  static List<Path> train(Path folder, TrainingSettings settings) {
    TaskDefinition task = Tasks.define(settings.task().name(), "");
    RecordSettings record = RecordSettings.all(folder);
    try (Trainer trainer =
        Trainers.create(
            settings, task, RecordedTraining.of(record, task, settings, "test", CREATED))) {
      trainer.advance();
      trainer.advance();
    }
    return files(folder);
  }

  /** Evaluates a policy for two episodes, and records them. */
  static List<Path> evaluate(Path folder, Path policy, String task, int threads)
      throws IOException {
    TaskDefinition definition = Tasks.define(task, "");
    PolicyFile file = PolicyFile.read(policy);
    Path episodes = folder.resolve("episodes-" + threads);
    Evaluation.run(
        definition,
        file::newPolicy,
        new EvaluationSettings(2, 5, threads),
        RecordedEvaluation.of(
            RecordSettings.all(episodes), definition, policy, file, "test", CREATED, 5));
    return files(episodes);
  }

  /** An untrained policy. */
  static Path policy(Path folder, String task) throws IOException {
    Path file = folder.resolve(task + ".onnx");
    Provenance provenance = new Provenance("default", "0", "0", "17", Instant.EPOCH);
    try (Trainer trainer = Trainers.create(settings(task, 1), Tasks.define(task, ""))) {
      PolicyFreezer.freeze(trainer, provenance, Double.NaN, file);
    }
    return file;
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ReplayReport verify(Path file, ReplaySettings settings) throws IOException {
    try (EpisodeReader episode = EpisodeReader.open(file)) {
      return EpisodeVerification.run(episode, settings);
    }
  }
}
