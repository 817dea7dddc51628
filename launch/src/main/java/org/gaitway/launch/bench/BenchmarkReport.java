package org.gaitway.launch.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gaitway.launch.Json;
import org.gaitway.launch.Machine;
import org.gaitway.launch.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints the results of a benchmark; standard output has nothing else, progress goes to standard
 * error.
 */
public final class BenchmarkReport {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private final List<String> notes = new ArrayList<>();

  /**
   * Says what figures alone do not, such as why one is missing: on standard error, and in the JSON
   * object under "notes".
   */
  public void note(String text) {
    notes.add(text);
    progress(text);
  }

  /**
   * Runs a benchmark and prints what it measured.
   *
   * @param benchmark measures
   * @return the exit code
   * @throws Exception what the benchmark threw
   */
  public int print(Callable<List<Measurement>> benchmark) throws Exception {
    List<Measurement> results = benchmark.call();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(spec.name(), results, notes));
    } else {
      TextTable table = new TextTable("figure", "value", "unit");
      results.forEach(r -> table.row(r.name(), rounded(r.value()), r.unit()));
      out.print(table);
    }
    out.flush();
    return 0;
  }

  /**
   * The object that every command with figures prints.
   *
   * @param name what was measured
   * @param results the figures
   * @return {@code {"bench": name, "machine": {...}, "results": [...]}}
   * @throws IOException when the machine cannot be described
   */
  public static String json(String name, List<Measurement> results) throws IOException {
    return json(name, results, List.of());
  }

  private static String json(String name, List<Measurement> results, List<String> notes)
      throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("bench", name);
    report.put("machine", Machine.describe());
    report.put("results", results.stream().map(Measurement::toJson).toList());
    if (!notes.isEmpty()) {
      report.put("notes", notes);
    }
    return Json.write(report);
  }

  /** Says on standard error how far the benchmark is. */
  public void progress(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(text);
    err.flush();
  }

  private static String rounded(double value) {
    String format = Math.abs(value) >= 1000 ? "%,.0f" : "%.4g";
    return String.format(Locale.ROOT, format, value);
  }
}
