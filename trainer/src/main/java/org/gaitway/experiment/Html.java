package org.gaitway.experiment;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.gaitway.experiment.statistics.Estimate;

/** Writes the parts of an HTML page, with every text escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /**
   * A cell of a table.
   *
   * @param text its content
   * @param numeric whether it is set to the right
   * @param best whether it stands out
   */
  record Cell(String text, boolean numeric, boolean best) {
    static Cell text(String text) {
      return new Cell(text, false, false);
    }

    static Cell number(String text) {
      return new Cell(text, true, false);
    }
  }

  void heading(int level, String text) {
    out.append(String.format("<h%d>%s</h%d>%n", level, escape(text), level));
  }

  void paragraph(String text) {
    out.append("<p>").append(escape(text)).append("</p>\n");
  }

  void note(String text) {
    out.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
  }

  /** Opens a table, which may be scrolled sideways; numbers' heads are set to the right too. */
  void openTable(Cell... heads) {
    out.append("<div class=\"wide\"><table>\n");
    row("th", heads);
  }

  void row(Cell... cells) {
    row("td", cells);
  }

  void closeTable() {
    out.append("</table></div>\n");
  }

  /** A picture inside the page. */
  void png(byte[] content, String description) {
    out.append("<img alt=\"")
        .append(escape(description))
        .append("\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(content))
        .append("\">\n");
  }

  private void row(String element, Cell... cells) {
    out.append("<tr>");
    Arrays.stream(cells).forEach(cell -> cell(element, cell));
    out.append("</tr>\n");
  }

  private void cell(String element, Cell cell) {
    out.append('<').append(element);
    if (cell.numeric() || cell.best()) {
      out.append(" class=\"")
          .append(cell.numeric() ? "number" : "")
          .append(cell.best() ? " best" : "")
          .append('"');
    }
    out.append('>').append(escape(cell.text())).append("</").append(element).append('>');
  }

  /**
   * The whole page.
   *
   * @param title its name
   * @param style CSS
   */
  String page(String title, String style) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escape(title)
        + "</title>\n<style>\n"
        + style
        + "</style>\n</head>\n<body>\n"
        + out
        + "</body>\n</html>\n";
  }

  /** A number with its interval, as in "0.82 [0.75, 0.88]". */
  static String text(Estimate estimate, int decimals) {
    return Double.isNaN(estimate.value())
        ? "-"
        : number(estimate.value(), decimals)
            + " ["
            + number(estimate.interval().low(), decimals)
            + ", "
            + number(estimate.interval().high(), decimals)
            + "]";
  }

  /** A number with a true minus sign. */
  static String number(double value, int decimals) {
    return Double.isNaN(value)
        ? "-"
        : String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
