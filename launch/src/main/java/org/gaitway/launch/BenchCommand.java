package org.gaitway.launch;

import org.gaitway.launch.bench.GpuBenchmark;
import org.gaitway.launch.bench.LearnerBenchmark;
import org.gaitway.launch.bench.LogBenchmark;
import org.gaitway.launch.bench.LoopBenchmark;
import org.gaitway.launch.bench.MqttBenchmark;
import org.gaitway.launch.bench.PolicyBenchmark;
import org.gaitway.launch.bench.Ros1Benchmark;
import org.gaitway.launch.bench.SimBenchmark;
import org.gaitway.launch.bench.SoakBenchmark;
import org.gaitway.launch.bench.TrainBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gaitway bench NAME}: measures the program, against others in the same run where there are
 * any.
 */
@Command(
    name = "bench",
    description =
        "Measure how fast a part of Gaitway is; see docs/benchmarks.md for what is compared.",
    subcommands = {
      SimBenchmark.class,
      LearnerBenchmark.class,
      GpuBenchmark.class,
      LogBenchmark.class,
      LoopBenchmark.class,
      TrainBenchmark.class,
      PolicyBenchmark.class,
      Ros1Benchmark.class,
      MqttBenchmark.class,
      SoakBenchmark.class
    },
    synopsisSubcommandLabel = "NAME")
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Called when no benchmark is named. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a benchmark is missing; there are " + String.join(", ", spec.subcommands().keySet()));
  }
}
