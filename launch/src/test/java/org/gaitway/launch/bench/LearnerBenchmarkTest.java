package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LearnerBenchmarkTest {

  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    return new CommandLine(new LearnerBenchmark()).setErr(new PrintWriter(err)).execute(arguments);
  }

  @Test
  void unknownSizesAreUsageErrorsThatNameTheKnownOnes() {
    assertEquals(CommandLine.ExitCode.USAGE, execute("--size", "small,huge"));
    assertTrue(err.toString().contains("unknown size huge; there are small and large"));
  }

  @Test
  void aMedianNeedsARound() {
    assertEquals(CommandLine.ExitCode.USAGE, execute("--rounds", "0"));
    assertTrue(err.toString().contains("--rounds must be at least 1, was 0"), err.toString());
  }
}
