package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gaitway.launch.PresetOption;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.sim.Model;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code gaitway bench train}: wall time of a whole training run, from the start of its JVM to its
 * end, against the time that its calls of {@code mj_step} take alone, in a C loop with as many
 * threads as the run has environments to fill.
 */
@Command(
    name = "train",
    description = "Compare a whole training run with its mj_step calls alone in a raw C loop.")
public final class TrainBenchmark implements Callable<Integer> {

  private static final int RECORDED_STEPS = 10_000;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--task",
      defaultValue = "half-cheetah",
      description = "The task (default: ${DEFAULT-VALUE}).")
  private String task;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "default",
      converter = PresetOption.class,
      completionCandidates = PresetOption.class,
      description = "Settings: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TrainingSettings.Preset preset;

  @Option(
      names = "--steps",
      defaultValue = "1000000",
      description = "Control steps (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    TaskDefinition definition = Tasks.define(task, "");
    int envs = preset.forTask(task).run().envs();
    int threads = Math.min(envs, Runtime.getRuntime().availableProcessors());
    int recorded = Math.min(steps / threads, RECORDED_STEPS);
    int repeats = steps / threads / recorded;
    try (Model model = definition.model().get();
        RawLoop loop = RawLoop.prepare(definition, model, threads, recorded)) {
      // Before and after the run, so that a machine that changes its pace counts for both.
      double before = rawSeconds(loop, threads, repeats, recorded);
      double wall = wallSeconds();
      double after = rawSeconds(loop, threads, repeats, recorded);
      double raw = (before + after) / 2;
      String prefix = "train." + task;
      return List.of(
          new Measurement(prefix + ".wall", wall, "s"),
          new Measurement(prefix + ".raw", raw, "s"),
          new Measurement(prefix + ".ratio", wall / raw, "1"),
          new Measurement(prefix + ".steps-per-second", steps / wall, "steps/s"));
    }
  }

  private double rawSeconds(RawLoop loop, int threads, int repeats, int recorded)
      throws IOException, InterruptedException {
    double seconds = loop.run(threads, repeats).seconds();
    double counted = (double) threads * repeats * recorded;
    double scaled = seconds * steps / counted; // The recording may not divide the steps.
    report.progress(String.format(Locale.ROOT, "raw loop, %d threads: %.2f s", threads, scaled));
    return scaled;
  }

  private double wallSeconds() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("gaitway-bench-train");
    try {
      report.progress("training " + task + " for " + steps + " steps");
      double seconds =
          JavaProgram.seconds(
              List.of(
                  "train", task,
                  "--preset", PresetOption.name(preset),
                  "--steps", String.valueOf(steps),
                  "--seed", String.valueOf(seed),
                  "--out", folder.resolve("run").toString()));
      report.progress(String.format(Locale.ROOT, "whole run: %.2f s", seconds));
      return seconds;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
