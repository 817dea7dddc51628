package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gaitway.launch.Tool;
import org.gaitway.ppo.cuda.CudaDevice;
import org.gaitway.rollout.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gaitway bench gpu}: one PPO update on the GPU, against PyTorch doing the same on the same
 * GPU, and how far it ends from where the CPU learner does.
 */
@Command(
    name = "gpu",
    description = {
      "Time one PPO update on an NVIDIA GPU, and compare it with PyTorch's on the same GPU.",
      "98,304 samples, networks of 48-512-256-128-12, 5 epochs of 4 minibatches. PyTorch is used"
          + " when --python has it; without it, its figures are missing and a note says so."
    })
public final class GpuBenchmark implements Callable<Integer> {

  private static final String HAS_TORCH =
      "import numpy, sys, torch; sys.exit(not torch.cuda.is_available())";

  private static final int EPISODES = 100;

  @Spec private CommandSpec spec;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      defaultValue = "python3",
      description = "A Python with PyTorch for CUDA (default: ${DEFAULT-VALUE}).")
  private String python;

  @Option(
      names = "--train",
      paramLabel = "TASK",
      description =
          "Also time a whole run of this task with the learner on the GPU, and until it tracks"
              + " velocities within 0.15 m/s and 0.15 rad/s, if it does (quadruped).")
  private String task;

  @Override
  public Integer call() throws Exception {
    if (rounds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rounds must be at least 1, was " + rounds);
    }
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    List<Measurement> results = new ArrayList<>();
    try (CudaDevice device = CudaDevice.open(false)) {
      report.note("the GPU is a " + device.name());
    }
    boolean torch = Tool.succeeds(List.of(python, "-c", HAS_TORCH));
    if (!torch) {
      report.note(
          "PyTorch's figures are missing: "
              + python
              + " has no PyTorch that sees a GPU; name one by"
              + " --python");
    }
    int cores = Runtime.getRuntime().availableProcessors();
    try (Workers workers = new Workers(cores);
        GpuContest contest = new GpuContest(workers, rounds, report::progress)) {
      for (boolean tensorFloats : new boolean[] {false, true}) {
        results.addAll(contest.run(tensorFloats, torch ? Path.of(python) : null));
      }
    }
    if (task != null) {
      results.addAll(
          new GpuTraining(task, List.of("algorithm.learner=cuda"), EPISODES, report::progress)
              .run());
    }
    return results;
  }
}
