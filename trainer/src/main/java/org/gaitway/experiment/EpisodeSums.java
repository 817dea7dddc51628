package org.gaitway.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.report.MetricsCsv;
import org.gaitway.report.MetricsTable;
import org.gaitway.rollout.Episode;
import org.gaitway.run.RunFolder;
import org.gaitway.run.TrainingRun;

/**
 * Counts all episodes of a run and sums their returns, update by update, in {@code episodes.csv}:
 * the run's own metrics hold only the last 100. The file follows the run through interruptions.
 */
final class EpisodeSums implements AutoCloseable {
  private static final String EPISODES = "ended";
  private static final String RETURNS = "return_sum";
  private static final List<String> COLUMNS = List.of(MetricsCsv.STEPS, EPISODES, RETURNS);

  private final MetricsCsv csv;

  private EpisodeSums(MetricsCsv csv) {
    this.csv = csv;
  }

  /** Opens the file of a run that has just begun or been resumed. */
  static EpisodeSums follow(TrainingRun run) throws IOException {
    Path file = file(run.folder());
    if (run.steps() > 0) {
      return new EpisodeSums(MetricsCsv.resume(file, COLUMNS, run.steps()));
    }
    Files.deleteIfExists(file); // Of a run that was killed before its first checkpoint.
    return new EpisodeSums(MetricsCsv.create(file, COLUMNS));
  }

  private static Path file(RunFolder run) {
    return run.path().resolve("episodes.csv");
  }

  void append(UpdateReport report) throws IOException {
    double sum = report.ended().stream().mapToDouble(Episode::totalReward).sum();
    csv.append(report.steps(), report.ended().size(), sum);
  }

  /** The mean return of all episodes; not a number when none has ended. */
  static double mean(RunFolder run) throws IOException {
    MetricsTable table = MetricsTable.read(file(run));
    return Arrays.stream(table.column(RETURNS)).sum() / Arrays.stream(table.column(EPISODES)).sum();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
