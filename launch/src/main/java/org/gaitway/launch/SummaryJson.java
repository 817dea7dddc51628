package org.gaitway.launch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gaitway.experiment.FinalSummary;
import org.gaitway.experiment.Results;
import org.gaitway.experiment.Summary;
import org.gaitway.experiment.statistics.Estimate;
import org.gaitway.experiment.statistics.LeaveOneTaskOut;

/** The summaries of an experiment as JSON, for programs to read. */
final class SummaryJson {
  private SummaryJson() {}

  static String write(Results results, List<Summary> summaries, FinalSummary finals)
      throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", Machine.describe());
    json.put("runs-planned", results.plannedRuns());
    json.put("runs-finished", results.finished().size());
    Map<String, Object> failures = new TreeMap<>();
    results.failures().forEach((run, error) -> failures.put(run.toString(), error));
    json.put("failures", failures);
    Map<String, Object> metrics = new LinkedHashMap<>();
    for (Summary summary : summaries) {
      if (!summary.ranking().isEmpty()) {
        String name = summary.metric().name().toLowerCase(Locale.ROOT);
        metrics.put(name.replace('_', '-'), summary(summary));
      }
    }
    json.put("metrics", metrics);
    if (!finals.rows().isEmpty()) {
      json.put("final-evaluation", finals.rows().stream().map(SummaryJson::row).toList());
    }
    return Json.write(json);
  }

  private static Map<String, Object> row(FinalSummary.Row row) {
    Map<String, Object> figures = new LinkedHashMap<>();
    row.figures().forEach((name, estimate) -> figures.put(name, estimate(estimate)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("task", row.task());
    json.put("condition", row.condition());
    json.put("setting", row.setting());
    json.put("figures", figures);
    return json;
  }

  private static Map<String, Object> summary(Summary summary) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ranking", summary.ranking().stream().map(SummaryJson::score).toList());
    json.put("flip-probability", summary.flip().isPresent() ? summary.flip().getAsDouble() : null);
    Map<String, Object> tasks = new LinkedHashMap<>();
    summary
        .returns()
        .forEach(
            (task, row) -> {
              Map<String, Object> settings = new LinkedHashMap<>();
              row.forEach((setting, estimate) -> settings.put(setting, estimate(estimate)));
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("random", summary.scales().get(task).random());
              entry.put("best", summary.scales().get(task).best());
              entry.put("settings", settings);
              tasks.put(task, entry);
            });
    json.put("tasks", tasks);
    json.put("leave-one-task-out", summary.leftOut().stream().map(SummaryJson::choice).toList());
    return json;
  }

  private static Map<String, Object> score(Summary.SettingScore score) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("setting", score.setting());
    json.put("mean", estimate(score.mean()));
    json.put("interquartile-mean", estimate(score.interquartileMean()));
    return json;
  }

  private static Map<String, Object> estimate(Estimate estimate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", estimate.value());
    json.put("low", estimate.interval().low());
    json.put("high", estimate.interval().high());
    json.put("runs", estimate.runs());
    return json;
  }

  private static Map<String, Object> choice(LeaveOneTaskOut.Choice choice) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("task", choice.task());
    json.put("chosen", choice.chosen());
    json.put("score", choice.score());
    json.put("best", choice.best());
    json.put("best-score", choice.bestScore());
    return json;
  }
}
