package org.gaitway.experiment;

import java.util.List;
import java.util.Map;
import org.gaitway.config.ConfigException;
import org.gaitway.config.Setting;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.task.TaskDefinition;

/**
 * How the frozen policy of a finished run is judged: without noise, and under conditions that need
 * not be those it was trained in.
 */
public record FinalEvaluation(
    @Setting(value = "Episodes under each condition; 0 for none", min = 0) int episodes,
    @Setting("Changes to the task of a run, each name=value, by the condition's name")
        Map<String, List<String>> conditions) {

  /** None. */
  static final FinalEvaluation NONE = new FinalEvaluation(0, Map.of());

  private static final Map<String, List<String>> UNCHANGED = Map.of("as-trained", List.of());

  /** Where there are episodes and no conditions, the condition is the task as it was trained in. */
  public FinalEvaluation {
    if (episodes == 0 && !conditions.isEmpty()) {
      throw new IllegalArgumentException(
          "episodes must be at least 1 where there are conditions, was 0");
    }
    conditions = episodes > 0 && conditions.isEmpty() ? UNCHANGED : conditions;
  }

  /**
   * The task that a run's policy is judged in.
   *
   * @param trained settings of the run
   * @param condition name of the condition
   * @throws ConfigException if the condition cannot be had, naming it and the setting
   */
  TaskDefinition task(TrainingSettings trained, String condition) {
    try {
      return trained.withTaskChanges(conditions.get(condition)).evaluation();
    } catch (ConfigException e) {
      throw new ConfigException("condition " + condition + ": " + e.getMessage(), e);
    }
  }
}
