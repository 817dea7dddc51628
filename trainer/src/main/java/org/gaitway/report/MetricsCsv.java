package org.gaitway.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Appends rows of numbers to a CSV file: a header once, then one row a call, each in the file when
 * the call returns. Numbers are written so that they read back to the same value in any locale. Not
 * thread-safe.
 */
public final class MetricsCsv implements AutoCloseable {

  /** The column by which a resumed run finds its place. */
  public static final String STEPS = "steps";

  private final AppendedFile file;
  private final List<String> columns;

  private MetricsCsv(AppendedFile file, List<String> columns) {
    this.file = file;
    this.columns = columns;
  }

  /**
   * Starts a new file.
   *
   * @param file where; it must not exist yet
   * @param columns names of the columns, {@value #STEPS} among them; without commas, quotes or line
   *     breaks
   * @return the open file, its header written
   * @throws IOException when the file exists or cannot be written
   */
  public static MetricsCsv create(Path file, List<String> columns) throws IOException {
    checkNames(columns);
    MetricsCsv csv = new MetricsCsv(AppendedFile.create(file), List.copyOf(columns));
    csv.write(String.join(",", columns) + "\n");
    return csv;
  }

  /**
   * Opens the file of an interrupted run to go on from a checkpoint. Rows past the checkpoint, and
   * a torn last row, are cut off.
   *
   * @param file an existing file
   * @param columns the columns it must have, in order
   * @param steps steps taken at the checkpoint; rows with more are dropped
   * @return the open file, ready to append
   * @throws IOException when the header differs, a row is not made of numbers, or the file cannot
   *     be written
   */
  public static MetricsCsv resume(Path file, List<String> columns, long steps) throws IOException {
    checkNames(columns);
    long keep = lengthUpTo(file, columns, steps);
    return new MetricsCsv(AppendedFile.resume(file, keep), List.copyOf(columns));
  }

  /**
   * Appends a row. When the disk is full the file ends with the last whole row.
   *
   * @param row one value for each column; not kept
   * @throws IllegalArgumentException when the row has another width
   * @throws IOException when the row cannot be written
   */
  public void append(double... row) throws IOException {
    appendAll(List.<double[]>of(row));
  }

  /**
   * Appends rows, all of them or none.
   *
   * @param rows of one value for each column; not kept
   * @throws IllegalArgumentException when a row has another width
   * @throws IOException when they cannot be written
   */
  public void appendAll(List<double[]> rows) throws IOException {
    StringBuilder lines = new StringBuilder(rows.size() * columns.size() * 12);
    for (double[] row : rows) {
      checkWidth(row);
      for (int i = 0; i < row.length; i++) {
        lines.append(i == 0 ? "" : ",").append(text(row[i]));
      }
      lines.append('\n');
    }
    write(lines.toString());
  }

  private void checkWidth(double[] row) {
    if (row.length != columns.size()) {
      throw new IllegalArgumentException(
          "row must have "
              + columns.size()
              + " values, one for each of "
              + columns
              + ", had "
              + row.length);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * Integers without a fraction, everything else with the fewest digits that read back to the same
   * value.
   */
  static String text(double value) {
    long integer = (long) value;
    boolean exact = integer == value && Math.abs(value) < 1L << 53;
    boolean negativeZero = value == 0 && 1 / value < 0;
    return exact && !negativeZero ? Long.toString(integer) : Double.toString(value);
  }

  private void write(String text) throws IOException {
    file.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static long lengthUpTo(Path file, List<String> columns, long steps) throws IOException {
    String text = Files.readString(file);
    MetricsTable table = MetricsTable.parse(file.toString(), text);
    if (!table.columns().equals(columns)) {
      throw new IOException(file + " has the columns " + table.columns() + ", expected " + columns);
    }
    double[] rowSteps = table.column(STEPS);
    int end = text.indexOf('\n') + 1;
    for (int row = 0; row < table.rows() && rowSteps[row] <= steps; row++) {
      end = text.indexOf('\n', end) + 1;
    }
    return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
  }

  private static void checkNames(List<String> columns) {
    if (!columns.contains(STEPS)) {
      throw new IllegalArgumentException("columns must contain " + STEPS + ", were " + columns);
    }
    for (String column : columns) {
      if (!column.matches("[^,\"\\r\\n]+")) {
        throw new IllegalArgumentException(
            "column names must be plain words, one was \"" + column + "\"");
      }
    }
  }
}
