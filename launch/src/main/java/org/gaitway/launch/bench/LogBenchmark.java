package org.gaitway.launch.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gaitway.mcap.Compression;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gaitway bench log}: the writing of logs, against the Rust crate's writer. */
@Command(
    name = "log",
    description = {
      "Compare the writing of MCAP files with that of the Rust crate.",
      "Needs cargo, which fetches and compiles the crate."
    })
public final class LogBenchmark implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--rounds",
      defaultValue = "10",
      description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--messages",
      defaultValue = "1000000",
      description = "Messages in a file (default: ${DEFAULT-VALUE}).")
  private int messages;

  @Option(
      names = "--compression",
      defaultValue = "ZSTD",
      description = "Of the chunks: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Compression compression;

  @Option(
      names = "--chunk-size",
      defaultValue = "1048576",
      description = "Of the chunks, uncompressed, in bytes (default: ${DEFAULT-VALUE}).")
  private int chunkSize;

  @Override
  public Integer call() throws Exception {
    if (Math.min(rounds, Math.min(messages, chunkSize)) < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rounds, --messages and --chunk-size must be at least 1");
    }
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    List<Measurement> results = new ArrayList<>();
    results.addAll(
        new LogWriterContest(compression, chunkSize, messages, rounds).measure(report::progress));
    return results;
  }
}
