package org.gaitway.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.report.LearningCurve;
import org.gaitway.report.MetricsCsv;
import org.gaitway.report.MetricsTable;
import org.gaitway.report.TensorBoardEvents;
import org.gaitway.task.TaskDefinition;

/** A run's metrics as they come: metrics.csv by update, epochs.csv by epoch, and TensorBoard's. */
final class MetricsFiles implements AutoCloseable {
  private final RunMetrics columns;
  private final MetricsCsv updates;
  private final MetricsCsv epochs;
  private final TensorBoardEvents events;
  private final double earlierSeconds;

  private MetricsFiles(
      RunFolder folder, RunMetrics columns, MetricsCsv updates, MetricsCsv epochs, long steps)
      throws IOException {
    this.columns = columns;
    this.updates = updates;
    this.epochs = epochs;
    this.events = TensorBoardEvents.create(folder.path(), steps, Clock.systemUTC());
    this.earlierSeconds = MetricsTable.read(folder.metrics()).last(LearningCurve.TIME).orElse(0);
  }

  /** Begins anew, also over what a run left that was killed before its first checkpoint. */
  static MetricsFiles begin(RunFolder folder, TaskDefinition task) throws IOException {
    Files.deleteIfExists(folder.metrics());
    Files.deleteIfExists(folder.epochs());
    RunMetrics columns = new RunMetrics(task);
    return new MetricsFiles(
        folder,
        columns,
        MetricsCsv.create(folder.metrics(), columns.columns()),
        MetricsCsv.create(folder.epochs(), EpochMetrics.columns()),
        0);
  }

  /** Goes on from a checkpoint: what was written after it is cut off. */
  static MetricsFiles resume(RunFolder folder, TaskDefinition task, long steps) throws IOException {
    RunMetrics columns = new RunMetrics(task);
    return new MetricsFiles(
        folder,
        columns,
        MetricsCsv.resume(folder.metrics(), columns.columns(), steps),
        MetricsCsv.resume(folder.epochs(), EpochMetrics.columns(), steps),
        steps);
  }

  /** Writes what a round brought. */
  void append(UpdateReport report) throws IOException {
    double[] row = columns.row(report, earlierSeconds);
    List<double[]> epochRows = EpochMetrics.rows(report);
    updates.append(row);
    epochs.appendAll(epochRows);
    List<TensorBoardEvents.Scalar> scalars = new ArrayList<>(columns.scalars(row));
    scalars.addAll(EpochMetrics.scalars(epochRows));
    events.append(report.steps(), scalars);
  }

  @Override
  public void close() throws IOException {
    try (updates;
        epochs) {
      events.close();
    }
  }
}
