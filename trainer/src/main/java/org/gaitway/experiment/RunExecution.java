package org.gaitway.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.gaitway.config.ConfigBinder;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.report.LearningCurve;
import org.gaitway.report.MetricsTable;
import org.gaitway.run.Provenance;
import org.gaitway.run.RunFolder;
import org.gaitway.run.TrainingRun;

/** Begins one run, or goes on with it where it was interrupted, and scores it when it is done. */
final class RunExecution {
  private final PlannedRun planned;
  private final RunFolder folder;
  private final Provenance provenance;
  private final Plan plan;
  private final boolean slim;

  RunExecution(
      PlannedRun planned, RunFolder folder, Provenance provenance, Plan plan, boolean slim) {
    this.planned = planned;
    this.folder = folder;
    this.provenance = provenance;
    this.plan = plan;
    this.slim = slim;
  }

  /**
   * Trains until the steps are done or the caller wants to stop.
   *
   * @param until how many steps to take for now
   * @param stop asked between updates
   * @param began told once of the steps that the run has behind it
   * @param progress told of each update
   * @return whether the run is done
   * @throws IOException if the folder has a run of other settings, or cannot be written
   */
  boolean execute(
      long until, BooleanSupplier stop, LongConsumer began, Consumer<UpdateReport> progress)
      throws IOException {
    try (TrainingRun run = open();
        EpisodeSums sums = EpisodeSums.follow(run)) {
      began.accept(run.steps());
      run.train(
          () -> run.steps() >= until || stop.getAsBoolean(),
          report -> {
            append(sums, report);
            progress.accept(report);
          });
      if (!run.finished()) {
        return false;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Optional<Double> bestEvaluation = Optional.empty();
    if (plan.evaluationEpisodes() > 0) {
      OptionalDouble best =
          new CheckpointEvaluations(
                  folder, planned.settings(), provenance, plan.evaluationEpisodes())
              .run(stop);
      if (best.isEmpty()) {
        return false;
      }
      bestEvaluation = Optional.of(best.getAsDouble());
    }
    Optional<Map<String, Map<String, Double>>> finalEvaluation =
        FinalPolicy.evaluate(folder, planned.settings(), plan.finalEvaluation(), stop);
    if (finalEvaluation.isEmpty()) {
      return false;
    }
    RunCurve.write(folder);
    score(bestEvaluation, finalEvaluation.get()).write(folder);
    if (slim) {
      RunCurve.keepOnly(folder);
    }
    return true;
  }

  private TrainingRun open() throws IOException {
    Files.createDirectories(folder.checkpoints());
    if (!Files.exists(folder.config())) {
      return TrainingRun.begin(folder, planned.settings(), provenance);
    }
    requireSameSettings(folder, planned.settings());
    return TrainingRun.resume(folder, provenance);
  }

  /**
   * Makes sure that a folder's run is the planned one.
   *
   * @throws IOException if it was begun with other settings
   */
  static void requireSameSettings(RunFolder folder, TrainingSettings planned) throws IOException {
    TrainingSettings begun =
        ConfigBinder.bind(
            TrainingSettings.Preset.DEFAULT.forTask(""), Optional.of(folder.config()), List.of());
    if (!begun.withThreads(0).equals(planned.withThreads(0))) {
      throw new IOException(
          folder.path()
              + " has a run with other settings than the plan's; name another folder with --out, "
              + "or remove it");
    }
  }

  private static void append(EpisodeSums sums, UpdateReport report) {
    try {
      sums.append(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunScore score(
      Optional<Double> bestEvaluation, Map<String, Map<String, Double>> finalEvaluation)
      throws IOException {
    MetricsTable metrics = MetricsTable.read(folder.metrics());
    int last = metrics.rows() - 1;
    return new RunScore(
        EpisodeSums.mean(folder),
        metrics.column(LearningCurve.RETURN)[last],
        bestEvaluation,
        finalEvaluation,
        (long) metrics.column("episodes")[last],
        (long) metrics.column("steps")[last],
        metrics.column(LearningCurve.TIME)[last]);
  }
}
