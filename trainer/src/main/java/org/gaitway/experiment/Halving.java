package org.gaitway.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.config.Setting;

/**
 * Stops early what does not look promising: at each rung all settings left are compared by their
 * return so far, and only the best go on.
 *
 * <p>Source: successive halving, Jamieson and Talwalkar 2016, "Non-stochastic Best Arm
 * Identification and Hyperparameter Optimization". Over several tasks, settings are compared by
 * their mean rank.
 */
public record Halving(
    @Setting("Control steps after which to compare, ascending") List<Long> rungs,
    @Setting("Share of the settings that goes on from each rung") double keep) {

  /** Checks the numbers. */
  public Halving {
    rungs = List.copyOf(rungs);
    for (int i = 1; i < rungs.size(); i++) {
      if (rungs.get(i) <= rungs.get(i - 1)) {
        throw new IllegalArgumentException("rungs must ascend, were " + rungs);
      }
    }
    if (!(keep > 0 && keep < 1)) {
      throw new IllegalArgumentException("keep must be between 0 and 1, was " + keep);
    }
  }

  /**
   * Chooses those that go on.
   *
   * @param returns by setting, one for each task; not a number where there is none
   * @return at least one setting, in the given order; of equal ones the first
   */
  List<String> survivors(Map<String, double[]> returns) {
    Map<String, Double> ranks = meanRanks(returns);
    int kept = Math.max(1, (int) Math.ceil(keep * returns.size()));
    List<String> best =
        returns.keySet().stream()
            .sorted(Comparator.comparingDouble(ranks::get))
            .limit(kept)
            .toList();
    return returns.keySet().stream().filter(best::contains).toList();
  }

  /** For each setting how many are better than it, on average over tasks; ties count half. */
  static Map<String, Double> meanRanks(Map<String, double[]> returns) {
    Map<String, Double> ranks = new LinkedHashMap<>();
    returns.forEach(
        (setting, own) -> {
          List<Double> perTask = new ArrayList<>();
          for (int t = 0; t < own.length; t++) {
            double rank = 0;
            for (double[] other : returns.values()) {
              int better = Double.compare(worth(other[t]), worth(own[t]));
              rank += better > 0 ? 1 : better == 0 ? 0.5 : 0;
            }
            perTask.add(rank);
          }
          ranks.put(setting, perTask.stream().mapToDouble(Double::doubleValue).average().orElse(0));
        });
    return ranks;
  }

  private static double worth(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }
}
