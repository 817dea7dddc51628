package org.gaitway.launch.episodes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gaitway.launch.TextTable;

/** Shows a report for people: values in lines, lists of objects as tables. */
final class ReportText {
  private ReportText() {}

  /**
   * Shows a report.
   *
   * @param report of texts and numbers; and of maps, and lists of maps with the same keys, of these
   */
  static String of(Map<String, Object> report) {
    StringBuilder text = new StringBuilder();
    report.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> map) {
            text.append(section(name, map));
          } else if (value instanceof List<?> rows) {
            text.append(section(name, rows));
          } else {
            text.append("%-12s %s%n".formatted(name, shown(value)));
          }
        });
    return text.toString();
  }

  private static String section(String name, Map<?, ?> map) {
    if (map.isEmpty()) {
      return "%n%s: none%n".formatted(name);
    }
    int width = map.keySet().stream().mapToInt(key -> key.toString().length()).max().orElse(0);
    StringBuilder text = new StringBuilder("%n%s%n".formatted(name));
    map.forEach(
        (key, value) -> text.append(("  %-" + width + "s  %s%n").formatted(key, shown(value))));
    return text.toString();
  }

  private static String section(String name, List<?> rows) {
    if (rows.isEmpty()) {
      return "%n%s: none%n".formatted(name);
    }
    return "%n%s%n".formatted(name) + table(rows).indent(2);
  }

  /**
   * Shows rows as a table.
   *
   * @param rows maps with the same keys; at least one
   */
  static String table(List<?> rows) {
    String[] header =
        ((Map<?, ?>) rows.get(0)).keySet().stream().map(Object::toString).toArray(String[]::new);
    TextTable table = new TextTable(header);
    for (Object row : rows) {
      table.row(((Map<?, ?>) row).values().stream().map(ReportText::cell).toArray());
    }
    return table.toString();
  }

  /** Numbers stay such, so that the table puts them to the right. */
  private static Object cell(Object value) {
    return value == null ? "-" : value instanceof Double number ? new RoundedNumber(number) : value;
  }

  private static String shown(Object value) {
    return cell(value).toString();
  }

  /** A number with as many digits as people read. */
  static final class RoundedNumber extends Number {
    private static final long serialVersionUID = 1L;

    private final double value;

    RoundedNumber(double value) {
      this.value = value;
    }

    @Override
    public String toString() {
      if (Double.isNaN(value)) {
        return "-";
      }
      double size = Math.abs(value);
      String format = size >= 100 || size == 0 ? "%.1f" : size >= 0.001 ? "%.4g" : "%.3e";
      return String.format(Locale.ROOT, format, value);
    }

    @Override
    public int intValue() {
      return (int) value;
    }

    @Override
    public long longValue() {
      return (long) value;
    }

    @Override
    public float floatValue() {
      return (float) value;
    }

    @Override
    public double doubleValue() {
      return value;
    }
  }
}
