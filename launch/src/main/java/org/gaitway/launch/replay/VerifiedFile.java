package org.gaitway.launch.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gaitway.launch.TextTable;
import org.gaitway.replay.Difference;
import org.gaitway.replay.Drift;
import org.gaitway.replay.ReplayReport;

/**
 * What came of verifying a file, for people and for programs.
 *
 * @param file that was verified
 * @param reports what came of it, by what was taken again; none if it was refused
 * @param refusal why it was refused; absent if it was not
 */
record VerifiedFile(Path file, List<ReplayReport> reports, Optional<String> refusal) {

  /** Whether everything came out as logged. */
  boolean isExact() {
    return !reports.isEmpty() && reports.stream().allMatch(ReplayReport::isExact);
  }

  /**
   * Lines to print.
   *
   * @param drift whether to add the table of the drift
   */
  String text(boolean drift) {
    if (refusal.isPresent()) {
      return file + ": " + refusal.get() + "\n";
    }
    return reports.stream().map(report -> text(report, drift)).collect(Collectors.joining());
  }

  private String text(ReplayReport told, boolean drift) {
    StringBuilder text = new StringBuilder(file + ": " + verdict(told) + "\n");
    told.first().ifPresent(first -> text.append("  first at ").append(first).append('\n'));
    told.notes().forEach(note -> text.append("  ").append(note).append('\n'));
    if (told.gaps() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "  the log lacks something in %d places, after which the replay went on from it%n",
              told.gaps()));
    }
    if (drift) {
      text.append(table(told.drift()));
    }
    return text.toString();
  }

  private static String verdict(ReplayReport report) {
    String what =
        String.format(
            Locale.ROOT,
            "%,d %s, %,d values of %s",
            report.steps(),
            report.unit(),
            report.compared(),
            String.join(", ", report.verified()));
    if (report.compared() == 0) {
      return what + ": nothing could be compared";
    }
    return report.isExact()
        ? what + ": 0 differences"
        : String.format(Locale.ROOT, "%s: %,d differences", what, report.differences());
  }

  /** The greatest differences by group, a row for the steps since the row before. */
  private static String table(List<Drift.Row> rows) {
    List<String> groups = Drift.groups(rows);
    List<String> header = new ArrayList<>(List.of("steps"));
    header.addAll(groups);
    TextTable table = new TextTable(header.toArray(String[]::new));
    for (Drift.Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(Long.toString(row.steps())));
      for (String group : groups) {
        Double apart = row.greatest().get(group);
        cells.add(apart == null ? "-" : String.format(Locale.ROOT, "%.3g", apart));
      }
      table.row(cells.toArray());
    }
    return table.toString();
  }

  /** The same for programs. */
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("exact", isExact());
    refusal.ifPresent(why -> json.put("refused", why));
    for (ReplayReport report : reports) {
      json.put(report.unit(), toJson(report));
    }
    return json;
  }

  private static Map<String, Object> toJson(ReplayReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", report.steps());
    json.put("compared", report.compared());
    json.put("differences", report.differences());
    json.put("verified", report.verified());
    json.put("gaps", report.gaps());
    json.put("notes", report.notes());
    json.put("first", report.first().map(VerifiedFile::difference).orElse(null));
    json.put("drift", report.drift().stream().map(VerifiedFile::row).toList());
    return json;
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", difference.step());
    json.put("field", difference.field());
    json.put("logged", difference.logged());
    json.put("logged-bits", difference.loggedBits());
    json.put("replayed", difference.replayed());
    json.put("replayed-bits", difference.replayedBits());
    return json;
  }

  private static Map<String, Object> row(Drift.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("steps", row.steps());
    json.put("greatest", new LinkedHashMap<>(row.greatest()));
    return json;
  }
}
