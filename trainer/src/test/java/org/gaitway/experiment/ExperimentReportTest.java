package org.gaitway.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.gaitway.report.MetricsCsv;
import org.gaitway.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are made up here: score and learning curve of each are written as a finished run would. */
class ExperimentReportTest {

  private static final RandomReturns RANDOM =
      new RandomReturns(Map.of("inverted-pendulum", 10.0, "reacher", -40.0));

  @TempDir Path folder;

  @Test
  void scoresAreNormalisedFromTheRandomPolicyToTheBestRun() throws IOException {
    fourRunsPerTask();
    Summary summary = report().write(results()).get(Metric.LAST_100.ordinal());
    // Pendulum: 10 is 0 and 110 is 1. Reacher: -40 is 0 and -20 is 1.
    // Wide: (1 + 0.8 + 0.5 + 0.75) / 4. Narrow: (0.5 + 0.4 + 1 + 0.75) / 4.
    assertEquals("wide", summary.ranking().get(0).setting());
    assertEquals(0.7625, summary.ranking().get(0).mean().value(), 1e-12);
    assertEquals(0.6625, summary.ranking().get(1).mean().value(), 1e-12);
    // Of four values the outer two are left out: (0.75 + 0.8) / 2.
    assertEquals(0.775, summary.ranking().get(0).interquartileMean().value(), 1e-12);
    assertEquals(100, summary.returns().get("inverted-pendulum").get("wide").value(), 1e-12);
    // Each task would choose the setting that is best on the other one.
    assertEquals("narrow", summary.leftOut().get(0).chosen());
    assertEquals(0.45, summary.leftOut().get(0).score(), 1e-12);
    assertTrue(summary.flip().getAsDouble() > 0);
  }

  @Test
  void thePageHasTheNumbersAndNeedsNothingElse() throws IOException {
    fourRunsPerTask();
    ExperimentReport report = report();
    report.write(results());
    String page = Files.readString(report.page());
    assertTrue(page.contains("8 of 8 runs"), page);
    assertTrue(page.contains("0.76 ["), page);
    assertTrue(page.contains("100.0 [90.0, 110.0]"), page);
    assertTrue(page.contains("1,234.5"), page);
    assertTrue(page.contains("&lt;command&gt;"), page);
    assertFalse(page.matches("(?s).*(src|href)=\"(?!data:).*"), "the page refers to other files");
    assertFalse(page.contains("not complete"));
  }

  @Test
  void theTableHasARowForEachRun() throws IOException {
    fourRunsPerTask();
    report().write(results());
    List<String> lines = Files.readAllLines(folder.resolve("results.csv"));
    assertEquals(9, lines.size());
    assertEquals("inverted-pendulum,narrow,1,55.0,60.0,,7,4096,1.5", lines.get(1));
  }

  @Test
  void theCurvesOfEachTaskAreAPicture() throws IOException {
    fourRunsPerTask();
    report().write(results());
    assertNotNull(ImageIO.read(folder.resolve("curves/reacher.png").toFile()));
    assertNotNull(ImageIO.read(folder.resolve("curves/inverted-pendulum.png").toFile()));
  }

  @Test
  void anUnfinishedExperimentHasAReportThatSaysSo() throws IOException {
    finish("reacher", "wide", 1, -30);
    RunFolder failed = new RunKey("reacher", "narrow", 1).folder(folder);
    RunFailure.write(failed, new IllegalStateException("the pole is <gone>"));
    ExperimentReport report = report();
    report.write(results());
    String page = Files.readString(report.page());
    assertTrue(page.contains("1 of 8 runs"), page);
    assertTrue(page.contains("not complete"), page);
    assertTrue(page.contains("IllegalStateException: the pole is &lt;gone&gt;"), page);
  }

  @Test
  void anExperimentWithoutRunsHasAReportToo() throws IOException {
    ExperimentReport report = report();
    report.write(results());
    assertTrue(Files.readString(report.page()).contains("0 of 8 runs"));
  }

  @Test
  void tasksThatNoSettingMastersDoNotCount() throws IOException {
    finish("inverted-pendulum", "wide", 1, 110);
    finish("reacher", "wide", 1, -50);
    Summary summary = report().write(results()).get(Metric.LAST_100.ordinal());
    assertEquals(1, summary.ranking().get(0).mean().runs());
    assertEquals(1, summary.ranking().get(0).mean().value());
  }

  private void fourRunsPerTask() throws IOException {
    finish("inverted-pendulum", "narrow", 1, 60);
    finish("inverted-pendulum", "narrow", 2, 50);
    finish("inverted-pendulum", "wide", 1, 110);
    finish("inverted-pendulum", "wide", 2, 90);
    finish("reacher", "narrow", 1, -20);
    finish("reacher", "narrow", 2, -25);
    finish("reacher", "wide", 1, -30);
    finish("reacher", "wide", 2, -25);
  }

  private void finish(String task, String setting, long seed, double last100) throws IOException {
    RunFolder run = new RunKey(task, setting, seed).folder(folder);
    Files.createDirectories(run.path());
    List<String> columns = List.of("steps", "return_100", "time_s");
    try (MetricsCsv metrics = MetricsCsv.create(run.metrics(), columns)) {
      metrics.append(2048, Double.NaN, 1);
      metrics.append(4096, last100, 1.5);
    }
    RunCurve.write(run);
    new RunScore(last100 - 5, last100, Optional.empty(), Map.of(), 7, 4096, 1.5).write(run);
  }

  private Results results() throws IOException {
    return new Results(folder, PlannedRun.of(SmallPlan.plan()));
  }

  private ExperimentReport report() throws IOException {
    ReportHeader header = new ReportHeader("the <command>", Map.of("cpu", "fast"));
    return new ExperimentReport(SmallPlan.plan(), folder, header, RANDOM);
  }
}
