package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

class SimBenchmarkTest {

  /** The benchmark itself refuses to compare when the two loops end in different states. */
  @Test
  void bothLoopsGoThroughTheSameStatesAndAreReportedByName() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new SimBenchmark())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                "--task",
                "hopper",
                "--threads",
                "1,2",
                "--rounds",
                "1",
                "--seconds",
                "0.05",
                "--json");
    assertEquals(0, code, err.toString());
    Map<?, ?> report =
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(out.toString());
    assertEquals(List.of("bench", "machine", "results"), List.copyOf(report.keySet()));
    assertEquals("sim", report.get("bench"));
    List<?> names =
        ((List<?>) report.get("results")).stream().map(r -> ((Map<?, ?>) r).get("name")).toList();
    assertEquals(
        List.of(
            "sim.hopper.threads-1.steps-per-second",
            "sim.hopper.threads-1.raw-steps-per-second",
            "sim.hopper.threads-1.ratio",
            "sim.hopper.threads-2.steps-per-second",
            "sim.hopper.threads-2.raw-steps-per-second",
            "sim.hopper.threads-2.ratio"),
        names);
  }
}
