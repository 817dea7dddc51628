package org.gaitway.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    summary
        .figures()
        .forEach(
            (task, conditions) ->
                conditions.forEach(
                    (condition, settings) -> {
                      if (!settings.isEmpty()) {
                        html.heading(3, task + ", " + condition);
                        html.paragraph(String.join("  ", evaluation.conditions().get(condition)));
                        table(settings);
                      }
                    }));
  }

  private void table(Map<String, Map<String, Estimate>> settings) {
    List<String> figures =
        settings.values().iterator().next().keySet().stream()
            .filter(figure -> !figure.startsWith(EvaluationResult.REWARD_PREFIX))
            .toList();
    List<Cell> heads = new ArrayList<>(List.of(Cell.text("setting")));
    figures.forEach(figure -> heads.add(Cell.number(figure)));
    html.openTable(heads.toArray(Cell[]::new));
    settings.forEach(
        (setting, estimates) -> {
          List<Cell> cells = new ArrayList<>(List.of(Cell.text(setting)));
          figures.forEach(figure -> cells.add(Cell.number(text(estimates.get(figure)))));
          html.row(cells.toArray(Cell[]::new));
        });
    html.closeTable();
  }

  private static String text(Estimate estimate) {
    return Html.text(estimate, Math.abs(estimate.value()) < 5 ? 3 : 1);
  }
}
