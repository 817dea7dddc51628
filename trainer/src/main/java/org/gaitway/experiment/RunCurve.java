package org.gaitway.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gaitway.file.WholeFile;
import org.gaitway.report.LearningCurve;
import org.gaitway.report.MetricsCsv;
import org.gaitway.report.MetricsTable;
import org.gaitway.run.RunFolder;

/**
 * The learning curve of a finished run in {@code curve.csv}: at most 200 of its updates, which is
 * what a picture has room for. With it and the score a run can be reported without its metrics.
 */
final class RunCurve {
  private static final int POINTS = 200;

  private RunCurve() {}

  private static Path file(RunFolder run) {
    return run.path().resolve("curve.csv");
  }

  /** Thins out the metrics of a run that is done. */
  static void write(RunFolder run) throws IOException {
    MetricsTable metrics = MetricsTable.read(run.metrics());
    double[] steps = metrics.column(MetricsCsv.STEPS);
    double[] returns = metrics.column(LearningCurve.RETURN);
    int count = Math.min(steps.length, POINTS);
    StringBuilder csv = new StringBuilder(MetricsCsv.STEPS + "," + LearningCurve.RETURN + "\n");
    for (int i = 1; i <= count; i++) {
      int row = (int) ((long) i * steps.length / count) - 1; // The last is always among them.
      csv.append(String.format(Locale.ROOT, "%d,%s%n", (long) steps[row], returns[row]));
    }
    WholeFile.write(file(run), csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Reads it back. */
  static RunResult.Curve read(RunFolder run) throws IOException {
    MetricsTable table = MetricsTable.read(file(run));
    return new RunResult.Curve(table.column(MetricsCsv.STEPS), table.column(LearningCurve.RETURN));
  }

  /** Removes all files of a finished run that its report does not need. */
  static void keepOnly(RunFolder run) throws IOException {
    Set<Path> kept =
        Set.of(
            run.config(),
            RunScore.file(run),
            file(run),
            run.policy(),
            CheckpointEvaluations.table(run),
            CheckpointEvaluations.bestPolicy(run));
    List<Path> all;
    try (var files = Files.walk(run.path())) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : all) {
      if (!kept.contains(path) && !path.equals(run.path())) {
        Files.delete(path);
      }
    }
  }
}
