package org.gaitway.launch;

import java.util.ArrayList;
import java.util.List;

/** A table for the terminal: columns as wide as they need be, numbers to the right. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<String> header;
  private final List<Object[]> rows = new ArrayList<>();

  /**
   * Starts a table.
   *
   * @param header the columns' names
   */
  public TextTable(String... header) {
    this.header = List.of(header);
  }

  /**
   * Adds a row.
   *
   * @param cells one value for each column, numbers as numbers
   * @throws IllegalArgumentException when there are more or fewer
   */
  public void row(Object... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "row must have " + header.size() + " cells, had " + cells.length);
    }
    rows.add(cells.clone());
  }

  /** The table, each line ended by a line feed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    line(text, header.toArray(), true);
    rows.forEach(row -> line(text, row, false));
    return text.toString();
  }

  private void line(StringBuilder text, Object[] cells, boolean isHeader) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.length; column++) {
      String cell = String.valueOf(cells[column]);
      String padding = " ".repeat(width(column) - cell.length());
      boolean toTheRight = isHeader ? isNumeric(column) : cells[column] instanceof Number;
      line.append(column == 0 ? "" : GAP).append(toTheRight ? padding + cell : cell + padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    int widest = header.get(column).length();
    for (Object[] row : rows) {
      widest = Math.max(widest, String.valueOf(row[column]).length());
    }
    return widest;
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row[column] instanceof Number);
  }
}
