package org.gaitway.launch.episodes.table;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A table as comma-separated values (RFC 4180) with a header row. Numbers have as many digits as it
 * takes to read the same bits; lists are JSON arrays in one cell.
 */
public final class CsvFile implements TableFile {
  private static final String LINE_END = "\r\n";

  private final Writer out;
  private final List<Column> columns;
  private final StringBuilder line = new StringBuilder();

  /**
   * Begins a file.
   *
   * @param file replaced if it exists
   * @throws IOException if it cannot be written
   */
  public CsvFile(Path file, List<Column> columns) throws IOException {
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    this.columns = List.copyOf(columns);
    writeLine(columns.stream().map(Column::name).toArray());
  }

  @Override
  public void row(Object[] cells) throws IOException {
    writeLine(cells);
  }

  private void writeLine(Object[] cells) throws IOException {
    line.setLength(0);
    for (int i = 0; i < cells.length; i++) {
      line.append(i == 0 ? "" : ",").append(escaped(text(cells[i], columns.get(i).type())));
    }
    out.append(line).append(LINE_END);
  }

  private static String text(Object cell, CellType type) {
    if (cell.getClass().isArray()) {
      return JsonCell.of(cell);
    } else if (cell instanceof Double || cell instanceof Float) {
      return real(((Number) cell).doubleValue(), cell);
    } else if (cell instanceof Long number && type == CellType.UNSIGNED) {
      return Long.toUnsignedString(number);
    }
    return cell.toString();
  }

  /** What pandas, NumPy and R alike read as numbers. */
  private static String real(double value, Object cell) {
    return Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : cell.toString();
  }

  private static String escaped(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
