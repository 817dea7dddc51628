package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.gaitway.config.ConfigBinder;
import org.gaitway.policy.PolicyFile;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.TrainingSettings.Preset;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationResult;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.PolicyFreezer;
import org.gaitway.run.Provenance;
import org.gaitway.run.Trainers;

/**
 * A whole run of a task, and, where the task measures how well velocities are tracked, the time
 * until the frozen policy tracks them within 0.15 m/s and 0.15 rad/s and falls in at most 2 % of
 * its episodes. Evaluations do not count as time of the run.
 */
final class GpuTraining {

  private static final double TRACKING_BAR = 0.15;
  private static final double FALLS_BAR = 0.02;
  private static final long EVALUATION_SEED = 1_000;
  private static final int EVALUATIONS = 20;

  private final TrainingSettings settings;
  private final int episodes;
  private final Consumer<String> progress;

  /**
   * Sets a run up.
   *
   * @param task its name
   * @param changes of the task's default settings
   * @param episodes of an evaluation
   * @param progress hears how far it is
   */
  GpuTraining(String task, List<String> changes, int episodes, Consumer<String> progress) {
    this.episodes = episodes;
    this.settings = ConfigBinder.bind(Preset.DEFAULT.forTask(task), Optional.empty(), changes);
    this.progress = progress;
  }

  /** Runs it, and tells its wall time and speed, and when it was good enough. */
  List<Measurement> run() throws IOException {
    String prefix = "gpu.train." + settings.task().name() + ".";
    List<Measurement> results = new ArrayList<>();
    boolean good = false;
    double seconds = 0;
    long every = Math.max(1, settings.run().steps() / EVALUATIONS);
    long next = every;
    try (Trainer trainer = Trainers.create(settings, settings.definition());
        ScratchFolder folder = new ScratchFolder()) {
      while (!trainer.finished()) {
        long begin = System.nanoTime();
        trainer.advance();
        seconds += (System.nanoTime() - begin) / 1e9;
        if (!good && trainer.steps() >= next) {
          next += every;
          good = isGood(trainer, folder.resolve("policy-" + trainer.steps() + ".onnx"), seconds);
          if (good) {
            results.add(new Measurement(prefix + "seconds-to-bar", seconds, "s"));
          }
        }
      }
      results.add(new Measurement(prefix + "seconds", seconds, "s"));
      results.add(
          new Measurement(prefix + "steps-per-second", trainer.steps() / seconds, "steps/s"));
      return results;
    }
  }

  private boolean isGood(Trainer trainer, Path file, double seconds) throws IOException {
    String java = System.getProperty("java.version");
    Provenance provenance = new Provenance("default", "bench", "bench", java, Instant.now());
    PolicyFreezer.freeze(trainer, provenance, 0, file);
    PolicyFile policy = PolicyFile.read(file);
    EvaluationResult result =
        Evaluation.run(
            settings.evaluation(),
            policy::newPolicy,
            new EvaluationSettings(
                episodes, EVALUATION_SEED, Runtime.getRuntime().availableProcessors()));
    OptionalDouble linear = measured(result, "tracking.linear-velocity-error");
    OptionalDouble yaw = measured(result, "tracking.yaw-rate-error");
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: %,d steps in %.0f s, return %.4g, tracking within %.3f m/s and %.3f rad/s, falls"
                + " in %.1f %%",
            settings.task().name(),
            trainer.steps(),
            seconds,
            result.meanReturn(),
            linear.orElse(Double.NaN),
            yaw.orElse(Double.NaN),
            100 * result.terminatedFraction()));
    return linear.orElse(Double.NaN) <= TRACKING_BAR
        && yaw.orElse(Double.NaN) <= TRACKING_BAR
        && result.terminatedFraction() <= FALLS_BAR;
  }

  private static OptionalDouble measured(EvaluationResult result, String name) {
    return result.measured().stream()
        .filter(figure -> figure.name().equals(name))
        .mapToDouble(EvaluationResult.Measured::mean)
        .findFirst();
  }
}
