package org.gaitway.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gaitway.experiment.statistics.Bootstrap;
import org.gaitway.experiment.statistics.Estimate;
import org.gaitway.experiment.statistics.LeaveOneTaskOut;
import org.gaitway.experiment.statistics.RankingFlip;
import org.gaitway.experiment.statistics.Strata;

/** Computes summaries of an experiment's results. */
public final class Summariser {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 2000);

  private final List<String> tasks;
  private final List<String> settings;
  private final Map<String, Double> random;

  /**
   * Prepares for a plan.
   *
   * @param plan its tasks and settings
   * @param random return of a random policy for each of the tasks
   */
  public Summariser(Plan plan, RandomReturns random) {
    this.tasks = plan.tasks();
    this.settings = List.copyOf(plan.allSettings().keySet());
    this.random = random.returns();
  }

  /** Sums up what is there. */
  public Summary summarise(Results results, Metric metric) {
    Map<String, Scale> scales = scales(results, metric);
    Map<String, List<double[]>> scores = new LinkedHashMap<>();
    for (String setting : settings) {
      List<double[]> strata = normalised(results, metric, scales, setting);
      if (strata.stream().anyMatch(values -> values.length > 0)) {
        scores.put(setting, strata);
      }
    }
    List<Summary.SettingScore> ranking = ranking(scores);
    return new Summary(
        metric, scales, ranking, returns(results, metric), flip(ranking, scores), leaveOut(scores));
  }

  private Map<String, Scale> scales(Results results, Metric metric) {
    Map<String, Scale> scales = new LinkedHashMap<>();
    for (String task : tasks) {
      double[] all =
          settings.stream()
              .flatMapToDouble(setting -> Arrays.stream(results.scores(task, setting, metric)))
              .toArray();
      scales.put(task, Scale.of(random.get(task), all));
    }
    return scales;
  }

  /** One array for each task; runs and tasks without a score are left out. */
  private List<double[]> normalised(
      Results results, Metric metric, Map<String, Scale> scales, String setting) {
    return tasks.stream()
        .map(task -> scales.get(task).normalise(results.scores(task, setting, metric)))
        .map(values -> Arrays.stream(values).filter(Double::isFinite).toArray())
        .toList();
  }

  private static List<Summary.SettingScore> ranking(Map<String, List<double[]>> scores) {
    List<Summary.SettingScore> ranking = new ArrayList<>();
    scores.forEach(
        (setting, strata) ->
            ranking.add(
                new Summary.SettingScore(
                    setting,
                    BOOTSTRAP.estimate(strata, Strata.MEAN),
                    BOOTSTRAP.estimate(strata, Strata.INTERQUARTILE_MEAN))));
    ranking.sort(
        Comparator.comparingDouble((Summary.SettingScore score) -> score.mean().value())
            .reversed());
    return ranking;
  }

  private Map<String, Map<String, Estimate>> returns(Results results, Metric metric) {
    Map<String, Map<String, Estimate>> returns = new LinkedHashMap<>();
    for (String task : tasks) {
      Map<String, Estimate> row = new LinkedHashMap<>();
      for (String setting : settings) {
        double[] values =
            Arrays.stream(results.scores(task, setting, metric)).filter(Double::isFinite).toArray();
        if (values.length > 0) {
          row.put(setting, BOOTSTRAP.estimate(List.of(values), Strata.MEAN));
        }
      }
      returns.put(task, row);
    }
    return returns;
  }

  private static OptionalDouble flip(
      List<Summary.SettingScore> ranking, Map<String, List<double[]>> scores) {
    return ranking.size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            RankingFlip.probability(
                scores.get(ranking.get(0).setting()),
                scores.get(ranking.get(1).setting()),
                BOOTSTRAP));
  }

  private List<LeaveOneTaskOut.Choice> leaveOut(Map<String, List<double[]>> scores) {
    boolean complete =
        scores.size() == settings.size()
            && scores.values().stream().flatMap(List::stream).allMatch(v -> v.length > 0);
    if (!complete || tasks.size() < 2 || settings.size() < 2) {
      return List.of();
    }
    Map<String, double[]> means = new LinkedHashMap<>();
    scores.forEach(
        (setting, strata) ->
            means.put(
                setting,
                strata.stream()
                    .mapToDouble(values -> Strata.MEAN.applyAsDouble(List.of(values)))
                    .toArray()));
    return LeaveOneTaskOut.choose(tasks, means);
  }
}
