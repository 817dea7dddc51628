package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

  private static final String PLAN =
      """
      description: A very small plan.
      tasks: [inverted-pendulum, reacher]
      overrides: [run.envs=4, ppo.epochs=1]
      settings:
        narrow: [ppo.surrogate.clip-range=0.1]
        wide: [ppo.surrogate.clip-range=0.3]
      """;

  @TempDir Path folder;

  private Path plan;
  private Path out;

  @BeforeEach
  void writePlan() throws IOException {
    plan = Files.writeString(folder.resolve("tiny.yaml"), PLAN);
    out = folder.resolve("out");
  }

  @Test
  void aPlanLeavesTableSummaryAndReport() throws IOException {
    Outcome outcome = reproduce("--steps", "2048", "--seeds", "3", "--runs-at-once", "2");
    assertEquals(Gaitway.OK, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("tiny, 4 of 4 runs to do, 2 at once"), outcome.out());
    assertTrue(outcome.out().contains("4 of 4 runs are done"), outcome.out());
    assertEquals(5, Files.readAllLines(out.resolve("results.csv")).size());
    assertTrue(Files.readString(out.resolve("summary.json")).contains("\"last-100\""));
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains("gaitway reproduce " + plan), report);
    assertTrue(Files.exists(out.resolve("reacher/wide/seed-3/policy.onnx")));
  }

  @Test
  void aReportCanBeMadeAnew() throws IOException {
    reproduce("--steps", "1024", "--seeds", "1");
    Files.delete(out.resolve("report.html"));
    Outcome outcome = reproduce("--steps", "1024", "--seeds", "1", "--report-only");
    assertEquals(Gaitway.OK, outcome.code(), outcome.err());
    assertTrue(Files.readString(out.resolve("report.html")).contains("4 of 4 runs"));
  }

  @Test
  void thereIsNoReportOfNothing() {
    Outcome outcome = reproduce("--report-only");
    assertEquals(Gaitway.FAILED, outcome.code());
    assertEquals("gaitway: there is no folder " + out + " to report on\n", outcome.err());
  }

  @Test
  void whatIsWrongWithAPlanIsSaidBeforeAnythingIsWritten() throws IOException {
    Files.writeString(plan, PLAN.replace("clip-range", "clip-rang"));
    Outcome outcome = reproduce();
    assertEquals(Gaitway.FAILED, outcome.code());
    assertTrue(outcome.err().contains("plan tiny, setting narrow: unknown key"), outcome.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void anUnknownPlanNamesTheShippedOnes() {
    Outcome outcome = Outcome.of("reproduce", "ppo-table2");
    assertEquals(Gaitway.FAILED, outcome.code());
    assertTrue(outcome.err().contains("did you mean ppo-table1?"), outcome.err());
    assertTrue(outcome.err().contains("published"), outcome.err());
  }

  @Test
  void thereIsAtLeastOneRunAtOnce() {
    Outcome outcome = reproduce("--steps", "1024", "--runs-at-once", "0");
    assertEquals(Gaitway.USAGE, outcome.code());
  }

  private Outcome reproduce(String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "reproduce";
    arguments[1] = plan.toString();
    arguments[2] = "--out";
    arguments[3] = out.toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return Outcome.of(arguments);
  }
}
