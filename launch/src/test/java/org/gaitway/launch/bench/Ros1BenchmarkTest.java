package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

class Ros1BenchmarkTest {
  private final String before = System.getProperty(CacheFolder.PROPERTY);
  @TempDir private Path cache;

  @AfterEach
  void restoreCache() {
    if (before == null) {
      System.clearProperty(CacheFolder.PROPERTY);
    } else {
      System.setProperty(CacheFolder.PROPERTY, before);
    }
  }

  /** Each of the four nodes refuses to go on when a message is lost. */
  @Test
  void bothPairsAnswerEachMessageAndAreReportedByName() {
    System.setProperty(CacheFolder.PROPERTY, cache.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new Ros1Benchmark())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                "--warm-up", "10", "--rate", "1000", "--seconds", "0.1", "--rounds", "2", "--json");
    assertEquals(0, code, err.toString());
    Map<?, ?> report =
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(out.toString());
    assertEquals("ros1", report.get("bench"));
    List<?> results = (List<?>) report.get("results");
    List<?> names = results.stream().map(result -> ((Map<?, ?>) result).get("name")).toList();
    assertTrue(
        names.containsAll(
            List.of(
                "ros1.roundtrip.p50",
                "ros1.roundtrip.p99",
                "ros1.roundtrip.p99.9",
                "ros1.roundtrip.roscpp-p50",
                "ros1.roundtrip.roscpp-p99",
                "ros1.roundtrip.roscpp-p99.9",
                "ros1.roundtrip.ratio-p50-vs-roscpp",
                "ros1.roundtrip.ratio-p99-vs-roscpp")),
        names.toString());
  }
}
