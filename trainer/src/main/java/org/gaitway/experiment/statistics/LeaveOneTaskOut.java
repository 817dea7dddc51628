package org.gaitway.experiment.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a setting is worth on a task that it was not chosen on: for each task, the setting with the
 * best mean score on all the other tasks, and its score on the one left out. A setting that was
 * chosen on the tasks that it is judged by looks better than it is.
 */
public final class LeaveOneTaskOut {

  /**
   * One task left out.
   *
   * @param task the task
   * @param chosen the setting that is best on the others
   * @param score its score on the task
   * @param best the setting that is best on the task itself
   * @param bestScore that one's score there
   */
  public record Choice(String task, String chosen, double score, String best, double bestScore) {}

  private LeaveOneTaskOut() {}

  /**
   * Chooses for each task.
   *
   * @param tasks at least two
   * @param scores of each setting, one mean score for each task, none of them missing
   * @return one choice for each task; of equal settings the first
   */
  public static List<Choice> choose(List<String> tasks, Map<String, double[]> scores) {
    List<Choice> choices = new ArrayList<>();
    for (int t = 0; t < tasks.size(); t++) {
      int left = t;
      String chosen = best(scores, row -> meanWithout(row, left));
      String best = best(scores, row -> row[left]);
      choices.add(
          new Choice(tasks.get(t), chosen, scores.get(chosen)[left], best, scores.get(best)[left]));
    }
    return choices;
  }

  private interface Merit {
    double of(double[] row);
  }

  private static String best(Map<String, double[]> scores, Merit merit) {
    return scores.keySet().stream()
        .max(Comparator.comparingDouble(setting -> merit.of(scores.get(setting))))
        .orElseThrow();
  }

  private static double meanWithout(double[] row, int left) {
    double sum = 0;
    for (int t = 0; t < row.length; t++) {
      sum += t == left ? 0 : row[t];
    }
    return sum / (row.length - 1);
  }
}
