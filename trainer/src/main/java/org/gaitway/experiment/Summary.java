package org.gaitway.experiment;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gaitway.experiment.statistics.Estimate;
import org.gaitway.experiment.statistics.LeaveOneTaskOut;

/**
 * What the finished runs say, by one metric.
 *
 * @param metric which
 * @param scales of the tasks
 * @param ranking the settings that have runs, the best mean first
 * @param returns by task, then by setting
 * @param flip probability that other seeds would have ranked the two best settings the other way;
 *     empty when there are fewer than two
 * @param leftOut choice of a setting for each task by the others; empty while a setting lacks a
 *     task, and when there are fewer than two of either
 */
public record Summary(
    Metric metric,
    Map<String, Scale> scales,
    List<SettingScore> ranking,
    Map<String, Map<String, Estimate>> returns,
    OptionalDouble flip,
    List<LeaveOneTaskOut.Choice> leftOut) {

  /**
   * Normalised scores of a setting over all tasks' runs.
   *
   * @param setting its name
   * @param mean as in the PPO paper's Table 1
   * @param interquartileMean less moved by single runs
   */
  public record SettingScore(String setting, Estimate mean, Estimate interquartileMean) {}
}
