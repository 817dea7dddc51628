package org.gaitway.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.experiment.Html.Cell;
import org.gaitway.experiment.statistics.Estimate;
import org.gaitway.experiment.statistics.LeaveOneTaskOut;

/** Puts an experiment's summaries and curves into one HTML page that needs nothing else. */
final class ReportPage {
  private final Html html = new Html();
  private final Plan plan;
  private final List<String> settings;

  ReportPage(Plan plan) {
    this.plan = plan;
    this.settings = List.copyOf(plan.allSettings().keySet());
  }

  /**
   * Writes the page.
   *
   * @param curves a PNG for each task
   * @param style CSS
   */
  String write(
      ReportHeader header,
      Results results,
      List<Summary> summaries,
      FinalSummary finals,
      Map<String, byte[]> curves,
      String style) {
    html.heading(1, plan.name());
    html.paragraph(plan.description());
    progress(results);
    summaries.forEach(this::summary);
    if (!plan.published().isEmpty()) {
      published(summaries);
    }
    if (plan.finalEvaluation().episodes() > 0) {
      new FinalEvaluationTables(html, plan.finalEvaluation()).write(finals);
    }
    html.heading(2, "Learning curves");
    curves.forEach((task, png) -> html.png(png, "Learning curves of " + task));
    settings();
    origin(header);
    return html.page(plan.name(), style);
  }

  private void progress(Results results) {
    int done = results.finished().size();
    html.paragraph(
        String.format(
            "%d of %d runs: %d tasks, %d settings, %d seeds, %,d steps each.",
            done,
            results.plannedRuns(),
            plan.tasks().size(),
            settings.size(),
            plan.seeds().size(),
            plan.steps()));
    if (done < results.plannedRuns()) {
      html.note(
          plan.halving().rungs().isEmpty()
              ? "The experiment is not complete: what follows is of the runs that are done."
              : "What follows is of the runs that are done: at "
                  + plan.halving().rungs()
                  + " steps the settings that looked worst were dropped.");
    }
    if (!results.failures().isEmpty()) {
      html.heading(2, "Failed runs");
      html.openTable(Cell.text("run"), Cell.text("error"));
      results
          .failures()
          .forEach((run, error) -> html.row(Cell.text(run.toString()), Cell.text(error)));
      html.closeTable();
    }
  }

  private void summary(Summary summary) {
    if (summary.ranking().isEmpty()) {
      return;
    }
    html.heading(2, "By " + summary.metric().title());
    ranking(summary);
    summary.flip().ifPresent(flip -> html.paragraph(flip(summary, flip)));
    returns(summary);
    if (!summary.leftOut().isEmpty()) {
      leftOut(summary);
    }
  }

  private void ranking(Summary summary) {
    html.heading(3, "Normalised score over all tasks");
    html.openTable(
        Cell.text("setting"),
        Cell.number("mean"),
        Cell.number("interquartile mean"),
        Cell.number("runs"));
    for (Summary.SettingScore score : summary.ranking()) {
      html.row(
          Cell.text(score.setting()),
          Cell.number(Html.text(score.mean(), 2)),
          Cell.number(Html.text(score.interquartileMean(), 2)),
          Cell.number(Integer.toString(score.mean().runs())));
    }
    html.closeTable();
    html.note("0 is a random policy, 1 the task's best run. In brackets: 95 % bootstrap interval.");
  }

  private static String flip(Summary summary, double flip) {
    return String.format(
        "%s is ahead of %s; with other seeds the two would swap with a probability of %s.",
        summary.ranking().get(0).setting(),
        summary.ranking().get(1).setting(),
        flip < 0.01 ? "less than 1 %" : Html.number(100 * flip, 0) + " %");
  }

  private void returns(Summary summary) {
    html.heading(3, "Return by task");
    List<Cell> heads = new ArrayList<>(List.of(Cell.text("setting")));
    plan.tasks().forEach(task -> heads.add(Cell.number(task)));
    html.openTable(heads.toArray(Cell[]::new));
    for (String setting : settings) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.text(setting)));
      summary.returns().values().forEach(row -> cells.add(cell(row.get(setting), best(row))));
      html.row(cells.toArray(Cell[]::new));
    }
    List<Cell> random = new ArrayList<>(List.of(Cell.text("random policy")));
    summary.scales().values().forEach(s -> random.add(Cell.number(Html.number(s.random(), 1))));
    html.row(random.toArray(Cell[]::new));
    html.closeTable();
  }

  private static double best(Map<String, Estimate> row) {
    return row.values().stream().mapToDouble(Estimate::value).max().orElse(Double.NaN);
  }

  private static Cell cell(Estimate estimate, double best) {
    return estimate == null
        ? Cell.number("-")
        : new Cell(Html.text(estimate, 1), true, estimate.value() == best);
  }

  private void leftOut(Summary summary) {
    html.heading(3, "Settings chosen without the task");
    html.openTable(
        Cell.text("task left out"),
        Cell.text("best on the others"),
        Cell.number("its score here"),
        Cell.text("best here"),
        Cell.number("score"));
    for (LeaveOneTaskOut.Choice choice : summary.leftOut()) {
      html.row(
          Cell.text(choice.task()),
          Cell.text(choice.chosen()),
          Cell.number(Html.number(choice.score(), 2)),
          Cell.text(choice.best()),
          Cell.number(Html.number(choice.bestScore(), 2)));
    }
    html.closeTable();
    html.paragraph(
        "Mean score of settings chosen so: "
            + Html.number(
                summary.leftOut().stream()
                    .mapToDouble(LeaveOneTaskOut.Choice::score)
                    .average()
                    .orElse(Double.NaN),
                2)
            + ".");
  }

  private void published(List<Summary> summaries) {
    html.heading(2, "Beside published results");
    for (Summary summary : summaries) {
      Map<String, Plan.Published> columns = new LinkedHashMap<>(plan.published());
      columns.values().removeIf(column -> column.metric() != summary.metric());
      if (!columns.isEmpty()) {
        html.heading(3, "By " + summary.metric().title());
        published(summary, columns);
      }
    }
  }

  private void published(Summary summary, Map<String, Plan.Published> columns) {
    List<Cell> heads = new ArrayList<>(List.of(Cell.text("task")));
    settings.forEach(setting -> heads.add(Cell.number("Gaitway, " + setting)));
    columns.keySet().forEach(name -> heads.add(Cell.number(name)));
    html.openTable(heads.toArray(Cell[]::new));
    for (String task : plan.tasks()) {
      Map<String, Estimate> ours = summary.returns().get(task);
      double best = Math.max(publishedBest(columns, task), orLowest(best(ours)));
      List<Cell> cells = new ArrayList<>(List.of(Cell.text(task)));
      settings.forEach(setting -> cells.add(cell(ours.get(setting), best)));
      for (Plan.Published column : columns.values()) {
        Double value = column.returns().get(task);
        cells.add(
            value == null
                ? Cell.number("-")
                : new Cell(Html.number(value, 1), true, value == best));
      }
      html.row(cells.toArray(Cell[]::new));
    }
    html.closeTable();
  }

  private static double publishedBest(Map<String, Plan.Published> columns, String task) {
    return columns.values().stream()
        .flatMap(column -> Optional.ofNullable(column.returns().get(task)).stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static double orLowest(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  private void settings() {
    html.heading(2, "Settings");
    html.openTable(Cell.text("setting"), Cell.text("changes to the preset"));
    plan.allSettings()
        .forEach(
            (setting, changes) ->
                html.row(
                    Cell.text(setting),
                    Cell.text(changes.isEmpty() ? "none" : String.join("  ", changes))));
    html.closeTable();
  }

  private void origin(ReportHeader header) {
    html.heading(2, "Origin");
    html.openTable(Cell.text("what"), Cell.text("value"));
    html.row(Cell.text("command"), Cell.text(header.command()));
    header.machine().forEach((name, value) -> html.row(Cell.text(name), Cell.text(value)));
    html.closeTable();
  }
}
