package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gaitway.launch.RuntimeJvm;
import org.gaitway.mcap.Compression;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gaitway bench log}: what logging costs a loop in real time, and the writing of logs
 * against the Rust crate's writer.
 */
@Command(
    name = "log",
    description = {
      "Measure what logging costs the loop thread of a 1 kHz loop with 12 joints, and compare the",
      "writing of MCAP files with that of the Rust crate.",
      "Needs cargo, which fetches and compiles the crate."
    })
public final class LogBenchmark implements Callable<Integer> {

  private static final String LOOP_HZ = "1000";
  private static final String PRIORITY = "80";

  @Spec private CommandSpec spec;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--rounds",
      defaultValue = "10",
      description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "How long a loop is logged (default: ${DEFAULT-VALUE}).")
  private double seconds;

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

  /** What logging costs the loop thread. */
  private List<Measurement> push() throws IOException, InterruptedException {
    report.progress("logging a loop in real time");
    try (ScratchFolder folder = new ScratchFolder()) {
      Process process =
          RuntimeJvm.program(
                  LogPushProgram.class,
                  List.of(folder.path().toString(), LOOP_HZ, PRIORITY, Double.toString(seconds)))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("the measuring process ended with exit code " + code);
      }
      return output.lines().map(PolicyContest::parse).toList();
    }
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    List<Measurement> results = new ArrayList<>(push());
    results.addAll(
        new LogWriterContest(compression, chunkSize, messages, rounds).measure(report::progress));
    return results;
  }
}
