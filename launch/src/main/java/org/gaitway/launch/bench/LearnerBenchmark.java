package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gaitway bench learner}: one PPO update, against PyTorch doing the same. The two take
 * turns; the speed-up is the median over the rounds.
 */
@Command(
    name = "learner",
    description = {
      "Compare one PPO update with the same update in PyTorch.",
      "Installs PyTorch (5 GB) into Gaitway's cache folder when it is first run."
    })
public final class LearnerBenchmark implements Callable<Integer> {

  private static final List<LearnerWorkload> WORKLOADS =
      List.of(LearnerWorkload.SMALL, LearnerWorkload.LARGE);

  @Spec private CommandSpec spec;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--size",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "small,large",
      description = "small, large, or both (default).")
  private List<String> sizes;

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    if (rounds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rounds must be at least 1, was " + rounds);
    }
    List<LearnerWorkload> workloads = sizes.stream().map(this::workload).toList();
    return report.print(() -> measure(workloads));
  }

  private LearnerWorkload workload(String name) {
    return WORKLOADS.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "unknown size " + name + "; there are small and large"));
  }

  private List<Measurement> measure(List<LearnerWorkload> workloads)
      throws IOException, InterruptedException {
    Path python = PeerPython.provide(report::progress);
    List<Measurement> results = new ArrayList<>();
    for (LearnerWorkload workload : workloads) {
      results.addAll(new LearnerContest(workload, python, rounds, report::progress).run());
    }
    return results;
  }
}
