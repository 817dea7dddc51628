package org.gaitway.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gaitway.config.Setting;
import org.gaitway.ppo.TrainingSettings;

/**
 * An experiment: every task with every setting and every seed. What it asks for is checked when its
 * runs are laid out, see {@link PlannedRun#of}.
 */
public record Plan(
    @Setting("What it is called") String name,
    @Setting("What it is to show") String description,
    @Setting("Settings that all runs start from") TrainingSettings.Preset preset,
    @Setting(value = "Control steps of a run", min = 1) long steps,
    @Setting("Names of the tasks") List<String> tasks,
    @Setting("Seeds of the runs") List<Long> seeds,
    @Setting("Changes to the preset that all settings share, each name=value")
        List<String> overrides,
    @Setting("Changes to the preset, each name=value, by the setting's name")
        Map<String, List<String>> settings,
    @Setting("Factors, each with its levels, which are crossed with each other to make settings")
        Map<String, Map<String, List<String>>> factors,
    @Setting("Settings drawn at random") RandomSearch search,
    @Setting("Which settings to stop early") Halving halving,
    @Setting(value = "Episodes without noise at each checkpoint; 0 for none", min = 0)
        int evaluationEpisodes,
    @Setting("How the policies of finished runs are judged") FinalEvaluation finalEvaluation,
    @Setting("Results of others, to be shown beside") Map<String, Published> published) {

  /** What stands between the levels' names in the name of a setting. */
  static final String LEVEL_SEPARATOR = "_";

  /**
   * What others measured.
   *
   * @param metric how; ours by the same metric is shown beside it
   * @param returns by task
   */
  public record Published(
      @Setting("How it was measured") Metric metric,
      @Setting("The return by task") Map<String, Double> returns) {}

  /** A plan without anything in it, that a file adds to. */
  static Plan empty(String name) {
    return new Plan(
        name,
        "",
        TrainingSettings.Preset.DEFAULT,
        1_000_000,
        List.of(),
        List.of(1L, 2L, 3L),
        List.of(),
        Map.of(),
        Map.of(),
        new RandomSearch(0, 1, Map.of()),
        new Halving(List.of(), 1.0 / 3),
        0,
        FinalEvaluation.NONE,
        Map.of());
  }

  /** The same plan with runs of another length. */
  public Plan withSteps(long steps) {
    return new Plan(
        name,
        description,
        preset,
        steps,
        tasks,
        seeds,
        overrides,
        settings,
        factors,
        search,
        halving,
        evaluationEpisodes,
        finalEvaluation,
        published);
  }

  /** The same plan with other seeds. */
  public Plan withSeeds(List<Long> seeds) {
    return new Plan(
        name,
        description,
        preset,
        steps,
        tasks,
        seeds,
        overrides,
        settings,
        factors,
        search,
        halving,
        evaluationEpisodes,
        finalEvaluation,
        published);
  }

  /**
   * All settings in order: those given one by one, then the factors' levels, crossed, the last
   * factor varying fastest, then those drawn at random.
   *
   * @return changes to the preset by name, the shared ones first
   */
  public Map<String, List<String>> allSettings() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    settings.forEach((setting, changes) -> all.put(setting, joined(overrides, changes)));
    if (!factors.isEmpty()) {
      Map<String, List<String>> crossed = Map.of("", overrides);
      for (Map<String, List<String>> levels : factors.values()) {
        crossed = cross(crossed, levels);
      }
      all.putAll(crossed);
    }
    search.settings().forEach((setting, changes) -> all.put(setting, joined(overrides, changes)));
    return all;
  }

  private static Map<String, List<String>> cross(
      Map<String, List<String>> settings, Map<String, List<String>> levels) {
    Map<String, List<String>> crossed = new LinkedHashMap<>();
    settings.forEach(
        (setting, changes) ->
            levels.forEach(
                (level, more) -> {
                  String name = setting.isEmpty() ? level : setting + LEVEL_SEPARATOR + level;
                  crossed.put(name, joined(changes, more));
                }));
    return crossed;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
