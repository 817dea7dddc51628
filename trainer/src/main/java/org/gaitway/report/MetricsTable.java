package org.gaitway.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The numbers of a {@code metrics.csv}, column by column. Immutable but for the arrays it hands
 * out.
 */
public final class MetricsTable {

  private final List<String> columns;
  private final double[][] values;

  private MetricsTable(List<String> columns, double[][] values) {
    this.columns = columns;
    this.values = values;
  }

  /**
   * Reads a file, also while a run still writes it: a last line without its end is left out.
   *
   * @param file a file that {@link MetricsCsv} wrote
   * @return its numbers
   * @throws IOException when it cannot be read, or a line is not made of numbers (named with its
   *     line)
   */
  public static MetricsTable read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  static MetricsTable parse(String name, String text) throws IOException {
    int whole = text.lastIndexOf('\n');
    if (whole < 0) {
      throw new IOException(name + " has no header");
    }
    String[] lines = text.substring(0, whole).split("\n", -1);
    List<String> columns = List.of(lines[0].split(",", -1));
    double[][] values = new double[columns.size()][lines.length - 1];
    for (int row = 1; row < lines.length; row++) {
      String[] cells = lines[row].split(",", -1);
      if (cells.length != columns.size()) {
        throw new IOException(
            name
                + ", line "
                + (row + 1)
                + ": expected "
                + columns.size()
                + " values, found "
                + cells.length);
      }
      for (int column = 0; column < cells.length; column++) {
        values[column][row - 1] = number(name, row + 1, cells[column]);
      }
    }
    return new MetricsTable(columns, values);
  }

  private static double number(String name, int line, String cell) throws IOException {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new IOException(
          name + ", line " + line + ": expected a number, found \"" + cell + "\"", e);
    }
  }

  /**
   * The names of the columns.
   *
   * @return the header in order
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * The number of rows.
   *
   * @return rows without the header
   */
  public int rows() {
    return values[0].length;
  }

  /**
   * Whether a column is there.
   *
   * @param name a column
   * @return true when the header has it
   */
  public boolean has(String name) {
    return columns.contains(name);
  }

  /**
   * One column.
   *
   * @param name a column of the header
   * @return a fresh array of length {@link #rows}
   * @throws IllegalArgumentException when there is no such column
   */
  public double[] column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no column " + name + " among " + columns);
    }
    return values[index].clone();
  }

  /**
   * The last number of a column.
   *
   * @param name a column of the header
   * @return empty when there are no rows
   */
  public OptionalDouble last(String name) {
    double[] numbers = column(name);
    return numbers.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(numbers[numbers.length - 1]);
  }
}
