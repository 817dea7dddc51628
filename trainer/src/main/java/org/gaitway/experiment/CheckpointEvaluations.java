package org.gaitway.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.policy.PolicyFile;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.report.MetricsCsv;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationResult;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.PolicyFreezer;
import org.gaitway.run.Provenance;
import org.gaitway.run.RunFolder;
import org.gaitway.run.Trainers;
import org.gaitway.task.TaskDefinition;

/**
 * Evaluates the policy of each of a run's checkpoints without noise: {@code evaluations.csv} gets
 * what they earn, {@code best-policy.onnx} is the best of them. Not thread-safe.
 */
final class CheckpointEvaluations {
  private static final List<String> COLUMNS =
      List.of(MetricsCsv.STEPS, "evaluation_return", "evaluation_return_std");

  private final RunFolder run;
  private final TrainingSettings settings;
  private final Provenance provenance;
  private final EvaluationSettings evaluation;
  private final Path candidate;
  private double best = Double.NEGATIVE_INFINITY;

  CheckpointEvaluations(
      RunFolder run, TrainingSettings settings, Provenance provenance, int episodes) {
    this.run = run;
    this.settings = settings;
    this.provenance = provenance;
    this.evaluation = FinalPolicy.episodes(settings, episodes);
    this.candidate = run.path().resolve("evaluated-policy.onnx");
  }

  /**
   * Evaluates all checkpoints.
   *
   * @param stop asked between checkpoints
   * @return the best mean return; empty if stopped before the end
   */
  OptionalDouble run(BooleanSupplier stop) throws IOException {
    TaskDefinition task = settings.evaluation();
    Files.deleteIfExists(table(run)); // Of an interrupted attempt.
    try (MetricsCsv csv = MetricsCsv.create(table(run), COLUMNS);
        Trainer trainer = Trainers.create(settings, settings.definition())) {
      for (Path file : checkpoints()) {
        if (stop.getAsBoolean()) {
          return OptionalDouble.empty();
        }
        trainer.restore(Checkpoint.read(file));
        EvaluationResult result = evaluate(trainer, task);
        csv.append(trainer.steps(), result.meanReturn(), result.returnDeviation());
      }
    }
    return OptionalDouble.of(best);
  }

  /** What each checkpoint's policy earned. */
  static Path table(RunFolder run) {
    return run.path().resolve("evaluations.csv");
  }

  /** The best of them. */
  static Path bestPolicy(RunFolder run) {
    return run.path().resolve("best-policy.onnx");
  }

  private List<Path> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(run.checkpoints())) {
      return files.filter(file -> file.toString().endsWith(".checkpoint")).sorted().toList();
    }
  }

  private EvaluationResult evaluate(Trainer trainer, TaskDefinition task) throws IOException {
    PolicyFreezer.freeze(trainer, provenance, Double.NaN, candidate);
    EvaluationResult result =
        Evaluation.run(task, PolicyFile.read(candidate)::newPolicy, evaluation);
    if (result.meanReturn() > best) {
      best = result.meanReturn();
      Files.move(candidate, bestPolicy(run), StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(candidate);
    }
    return result;
  }
}
