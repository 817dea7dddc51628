package org.gaitway.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigException;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.task.Tasks;

/**
 * One run of a plan.
 *
 * @param key which
 * @param settings all of its settings; it runs on one thread, since runs go side by side
 */
public record PlannedRun(RunKey key, TrainingSettings settings) {
  private static final Pattern FOLDER_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
  private static final List<String> PLANNED = List.of("task.name", "run.seed", "run.steps");

  /**
   * Lays a plan out: the first seed of everything, then the second, so that what is there of an
   * unfinished experiment can be compared.
   *
   * @return all runs in the order in which to start them
   * @throws ConfigException if the plan lacks something, says something twice, or has a setting
   *     that a task cannot run with, naming the plan and the setting
   * @throws org.gaitway.task.UnknownTaskException if there is no such task
   */
  public static List<PlannedRun> of(Plan plan) {
    Map<String, List<String>> settings = plan.allSettings();
    require(plan, "tasks", plan.tasks());
    require(plan, "seeds", plan.seeds());
    require(plan, "settings", settings.keySet());
    plan.tasks().forEach(Tasks::named);
    settings.forEach((setting, changes) -> check(plan, setting, changes));
    List<PlannedRun> runs = new ArrayList<>();
    for (long seed : plan.seeds()) {
      for (String task : plan.tasks()) {
        settings.forEach(
            (setting, changes) -> runs.add(of(plan, new RunKey(task, setting, seed), changes)));
      }
    }
    return runs;
  }

  private static void require(Plan plan, String key, Iterable<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw new ConfigException("plan " + plan.name() + " names " + value + " twice in " + key);
      }
    }
    if (seen.isEmpty()) {
      throw new ConfigException("plan " + plan.name() + " has no " + key);
    }
  }

  private static void check(Plan plan, String setting, List<String> changes) {
    if (!FOLDER_NAME.matcher(setting).matches()) {
      throw new ConfigException(
          "plan "
              + plan.name()
              + ": a setting's name is a folder's too, and so is made of small letters, digits, "
              + "'.', '_' and '-', was "
              + setting);
    }
    for (String change : changes) {
      String name = change.split("=", 2)[0].strip();
      if (PLANNED.contains(name)) {
        throw new ConfigException(
            "plan " + plan.name() + ", setting " + setting + ": the plan itself sets " + name);
      }
    }
  }

  private static PlannedRun of(Plan plan, RunKey key, List<String> changes) {
    List<String> all = new ArrayList<>(changes);
    all.add("task.name=" + key.task());
    all.add("run.seed=" + key.seed());
    all.add("run.steps=" + plan.steps());
    all.add("run.threads=1");
    try {
      // A version of a task may have a preset of its own.
      String version = bind(plan.preset().forTask(key.task()), all).task().version();
      TrainingSettings settings = bind(plan.preset().forTask(key.task(), version), all);
      FinalEvaluation evaluation = plan.finalEvaluation();
      evaluation.conditions().keySet().forEach(name -> evaluation.task(settings, name));
      return new PlannedRun(key, settings);
    } catch (ConfigException e) {
      throw new ConfigException(
          "plan " + plan.name() + ", setting " + key.setting() + ": " + e.getMessage(), e);
    }
  }

  private static TrainingSettings bind(TrainingSettings preset, List<String> changes) {
    return ConfigBinder.bind(preset, Optional.empty(), changes);
  }
}
