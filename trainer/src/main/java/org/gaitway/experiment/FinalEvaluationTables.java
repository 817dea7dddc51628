package org.gaitway.experiment;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.experiment.Html.Cell;
import org.gaitway.experiment.statistics.Estimate;
import org.gaitway.run.EvaluationResult;

/** What the frozen policies came to: a table for each task and condition. */
final class FinalEvaluationTables {
  private final Html html;
  private final FinalEvaluation evaluation;

  FinalEvaluationTables(Html html, FinalEvaluation evaluation) {
    this.html = html;
    this.evaluation = evaluation;
  }

  void write(FinalSummary summary) {
    html.heading(2, "Frozen policies, without noise");
    html.note(
        String.format(
            "%d episodes of each run's policy. Mean over runs; in brackets its 95 %% bootstrap "
                + "interval.",
            evaluation.episodes()));
    for (int at = 0; at < summary.rows().size(); ) {
      FinalSummary.Row first = summary.rows().get(at);
      List<FinalSummary.Row> alike =
          summary.rows().stream()
              .filter(row -> row.task().equals(first.task()))
              .filter(row -> row.condition().equals(first.condition()))
              .toList();
      html.heading(3, first.task() + ", " + first.condition());
      html.paragraph(String.join("  ", evaluation.conditions().get(first.condition())));
      table(alike);
      at += alike.size();
    }
  }

  private void table(List<FinalSummary.Row> rows) {
    List<String> figures =
        rows.get(0).figures().keySet().stream()
            .filter(figure -> !figure.startsWith(EvaluationResult.REWARD_PREFIX))
            .toList();
    List<Cell> heads = new ArrayList<>(List.of(Cell.text("setting")));
    figures.forEach(figure -> heads.add(Cell.number(figure)));
    html.openTable(heads.toArray(Cell[]::new));
    for (FinalSummary.Row row : rows) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.text(row.setting())));
      figures.forEach(figure -> cells.add(Cell.number(text(row.figures().get(figure)))));
      html.row(cells.toArray(Cell[]::new));
    }
    html.closeTable();
  }

  private static String text(Estimate estimate) {
    return Html.text(estimate, Math.abs(estimate.value()) < 5 ? 3 : 1);
  }
}
