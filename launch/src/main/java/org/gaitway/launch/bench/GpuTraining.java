package org.gaitway.launch.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.gaitway.config.ConfigBinder;
import org.gaitway.ppo.SegmentTrainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.TrainingSettings.Preset;
import org.gaitway.task.Tasks;

/** A whole run of a task at its default settings, but for the learner, which is the GPU's. */
final class GpuTraining {

  private final String task;
  private final Consumer<String> progress;

  /** A run of a task; {@code progress} hears how far it is. */
  GpuTraining(String task, Consumer<String> progress) {
    this.task = task;
    this.progress = progress;
  }

  /** Runs it, and tells its wall time and speed. */
  List<Measurement> run() {
    TrainingSettings settings =
        ConfigBinder.bind(
            Preset.DEFAULT.forTask(task),
            Optional.empty(),
            List.of(
                "algorithm.learner=cuda",
                "run.threads=" + Runtime.getRuntime().availableProcessors()));
    long begin = System.nanoTime();
    try (SegmentTrainer trainer = new SegmentTrainer(settings, Tasks.define(task, ""))) {
      long told = begin;
      while (!trainer.finished()) {
        trainer.advance();
        if (System.nanoTime() - told > 10e9) {
          told = System.nanoTime();
          progress.accept(String.format(Locale.ROOT, "%s: %,d steps", task, trainer.steps()));
        }
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      String prefix = "gpu.train." + task + ".";
      return List.of(
          new Measurement(prefix + "seconds", seconds, "s"),
          new Measurement(prefix + "steps-per-second", trainer.steps() / seconds, "steps/s"));
    }
  }
}
