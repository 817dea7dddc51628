package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

  @Option(
      names = "--peers",
      description = {
        "Also run Stable-Baselines3 with the same sizes.",
        "Installs it with PyTorch (5 GB) into Gaitway's cache folder when it is first run."
      })
  private boolean peers;

  @Option(
      names = "--peer-steps",
      defaultValue = "40960",
      description = "Control steps of the peer, whose speed is flat (default: ${DEFAULT-VALUE}).")
  private int peerSteps;

  @Override
  public Integer call() throws Exception {
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    TaskDefinition definition = Tasks.define(task, "");
    if (!peers) {
      return besideRawLoop(definition);
    }
    Path python = PeerPython.provide(report::progress);
    report.progress("Stable-Baselines3 looks for what it runs fastest with");
    try (ScratchFolder folder = new ScratchFolder();
        Sb3Training sb3 =
            new Sb3Training(python, folder, definition, preset.forTask(definition.name()))) {
      report.progress("Stable-Baselines3 with " + sb3.choice());
      // Before and after the run, so that a machine that changes its pace counts for both.
      double before = sb3StepsPerSecond(sb3);
      List<Measurement> results = new ArrayList<>(besideRawLoop(definition));
      double speed = (before + sb3StepsPerSecond(sb3)) / 2;
      results.add(figure("sb3-steps-per-second", speed, "steps/s"));
      results.add(figure("speedup-vs-sb3", steps / results.get(0).value() / speed, "1"));
      return results;
    }
  }

  private double sb3StepsPerSecond(Sb3Training sb3) throws IOException {
    double speed = sb3.stepsPerSecond(peerSteps / 2);
    report.progress(String.format(Locale.ROOT, "Stable-Baselines3: %.0f steps/s", speed));
    return speed;
  }

  /** The whole run and the raw loop; the run's wall time comes first. */
  private List<Measurement> besideRawLoop(TaskDefinition definition)
      throws IOException, InterruptedException {
    int envs = preset.forTask(task).run().envs();
    int threads = Math.min(envs, Runtime.getRuntime().availableProcessors());
    int recorded = Math.min(steps / threads, RECORDED_STEPS);
    int repeats = steps / threads / recorded;
    try (Model model = definition.model().get();
        RawLoop loop = RawLoop.prepare(definition, model, threads, recorded)) {
      double before = rawSeconds(loop, threads, repeats, recorded);
      double wall = wallSeconds();
      double after = rawSeconds(loop, threads, repeats, recorded);
      double raw = (before + after) / 2;
      return List.of(
          figure("wall", wall, "s"),
          figure("raw", raw, "s"),
          figure("ratio", wall / raw, "1"),
          figure("steps-per-second", steps / wall, "steps/s"));
    }
  }

  private Measurement figure(String name, double value, String unit) {
    return new Measurement("train." + task + "." + name, value, unit);
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
    try (ScratchFolder folder = new ScratchFolder()) {
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
    }
  }
}
