package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.gaitway.launch.episodes.table.CellType;
import org.gaitway.launch.episodes.table.Column;

/** Tables as pyarrow and pandas read them, against what they should hold. */
final class ReadTable {
  private ReadTable() {}

  /**
   * Fails unless a file holds these cells, bit for bit.
   *
   * @param file {@code .parquet} or {@code .csv}
   * @param rows cells of the classes that {@link CellType} says
   */
  static void assertHolds(Path file, List<Column> columns, List<Object[]> rows)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    columns.forEach(column -> arguments.add(kind(column)));
    String out =
        PythonScript.run(
            "launch/src/test/python/read_table.py",
            file.resolveSibling("errors.txt"),
            arguments.toArray(String[]::new));
    List<String> lines = out.lines().toList();
    List<String> names = columns.stream().map(column -> hex(column.name())).toList();
    assertEquals(String.join("\t", names), lines.get(0));
    for (int i = 0; i < rows.size(); i++) {
      String[] found = lines.get(i + 1).split("\t", -1);
      for (int k = 0; k < columns.size(); k++) {
        String expected = shown(rows.get(i)[k], columns.get(k).type());
        assertEquals(expected, found[k], file + ": row " + i + ", column " + names.get(k));
      }
    }
    assertEquals(rows.size(), lines.size() - 1, file + ": number of rows");
  }

  private static String kind(Column column) {
    return column.type().name().toLowerCase(Locale.ROOT) + (column.list() ? "[]" : "");
  }

  private static String shown(Object cell, CellType type) {
    if (cell.getClass().isArray()) {
      StringBuilder text = new StringBuilder("[");
      for (int i = 0; i < Array.getLength(cell); i++) {
        text.append(' ').append(shown(Array.get(cell, i), type));
      }
      return text.append(" ]").toString();
    }
    return switch (type) {
      case DOUBLE -> hex((Double) cell);
      case FLOAT -> hex((Float) cell);
      case TEXT -> hex((String) cell);
      case UNSIGNED -> Long.toUnsignedString((Long) cell);
      default -> cell.toString();
    };
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(double value) {
    return Double.isNaN(value) ? "nan" : "%016x".formatted(Double.doubleToRawLongBits(value));
  }

  private static String hex(float value) {
    return Float.isNaN(value) ? "nan" : "%08x".formatted(Float.floatToRawIntBits(value));
  }
}
