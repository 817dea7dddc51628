package org.gaitway.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.file.WholeFile;

/**
 * Writes what is there of an experiment into its folder: {@code report.html}, {@code results.csv},
 * {@code final-evaluation.csv} where the plan asks for one, and a picture of each task's learning
 * curves under {@code curves}. Curves are drawn anew only when a run was added to them. Not
 * thread-safe.
 */
public final class ExperimentReport {
  private final Plan plan;
  private final Path folder;
  private final ReportHeader header;
  private final Summariser summariser;
  private final String style;
  private final Map<String, byte[]> curves = new LinkedHashMap<>();
  private final Map<String, Long> curveRuns = new LinkedHashMap<>();

  /**
   * Prepares a report; nothing is written yet.
   *
   * @param folder of the experiment, which exists
   * @param random return of a random policy for each of the plan's tasks
   */
  public ExperimentReport(Plan plan, Path folder, ReportHeader header, RandomReturns random)
      throws IOException {
    this.plan = plan;
    this.folder = folder;
    this.header = header;
    this.summariser = new Summariser(plan, random);
    try (InputStream css = ExperimentReport.class.getResourceAsStream("report.css")) {
      this.style = new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Writes all files.
   *
   * @return what they say, one summary for each metric
   * @throws IOException if one cannot be written
   */
  public List<Summary> write(Results results) throws IOException {
    List<Summary> summaries =
        Arrays.stream(Metric.values())
            .map(metric -> summariser.summarise(results, metric))
            .toList();
    drawCurves(results);
    ResultsCsv.write(results.finished(), folder.resolve("results.csv"));
    if (plan.finalEvaluation().episodes() > 0) {
      ResultsCsv.writeFinalEvaluations(results.finished(), folder.resolve("final-evaluation.csv"));
    }
    String page =
        new ReportPage(plan)
            .write(header, results, summaries, finalSummary(results), curves, style);
    WholeFile.write(page(), page.getBytes(StandardCharsets.UTF_8));
    return summaries;
  }

  /** What the frozen policies came to; nothing where the plan asks for no final evaluation. */
  public FinalSummary finalSummary(Results results) {
    return FinalSummary.of(plan, results);
  }

  /** The page. */
  public Path page() {
    return folder.resolve("report.html");
  }

  private void drawCurves(Results results) throws IOException {
    Files.createDirectories(folder.resolve("curves"));
    List<String> settings = List.copyOf(plan.allSettings().keySet());
    for (String task : plan.tasks()) {
      long runs = results.finished().stream().filter(run -> run.key().task().equals(task)).count();
      if (runs > 0 && !Long.valueOf(runs).equals(curveRuns.put(task, runs))) {
        byte[] png = CurveChart.png(results, task, settings);
        WholeFile.write(folder.resolve("curves").resolve(task + ".png"), png);
        curves.put(task, png);
      }
    }
  }
}
