package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.gaitway.launch.RuntimeJvm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gaitway bench policy}: one action of a policy, against ONNX Runtime computing the same
 * file on one thread. The two take turns in a JVM with the options that policies run with.
 */
@Command(
    name = "policy",
    description = "Compare the time of one action with that of ONNX Runtime for Java.")
public final class PolicyBenchmark implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--rounds",
      defaultValue = "25",
      description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    if (rounds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rounds must be at least 1, was " + rounds);
    }
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    try (ScratchFolder folder = new ScratchFolder()) {
      Process process =
          RuntimeJvm.program(
                  PolicyContest.class, List.of(folder.path().toString(), String.valueOf(rounds)))
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
}
