package org.gaitway.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gaitway.experiment.ExperimentListener;
import org.gaitway.experiment.ExperimentReport;
import org.gaitway.experiment.Results;
import org.gaitway.experiment.RunKey;
import org.gaitway.experiment.Summary;
import org.gaitway.file.WholeFile;

/**
 * Keeps an experiment's report up to date while it runs, but not more often than every few seconds:
 * the processor is the runs'.
 */
final class ReportWriter implements ExperimentListener {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Path summaryFile;
  private final ExperimentReport report;
  private final Results results;
  private boolean outdated;
  private long lastWrittenNanos = System.nanoTime();

  ReportWriter(Path folder, ExperimentReport report, Results results) {
    this.summaryFile = folder.resolve("summary.json");
    this.report = report;
    this.results = results;
  }

  @Override
  public void finished(RunKey run) {
    reload(run);
  }

  @Override
  public void failed(RunKey run, Exception cause) {
    reload(run);
  }

  private void reload(RunKey run) {
    try {
      results.reload(run);
      outdated = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void tick() {
    if (outdated && System.nanoTime() - lastWrittenNanos > INTERVAL_NANOS) {
      try {
        write();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Writes the report now. */
  void write() throws IOException {
    List<Summary> summaries = report.write(results);
    String json = SummaryJson.write(results, summaries, report.finalSummary(results)) + "\n";
    WholeFile.write(summaryFile, json.getBytes(StandardCharsets.UTF_8));
    outdated = false;
    lastWrittenNanos = System.nanoTime();
  }
}
