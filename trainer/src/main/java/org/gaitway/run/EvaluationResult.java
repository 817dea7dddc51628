package org.gaitway.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gaitway.rollout.Episode;
import org.gaitway.task.StepOutcome;

/**
 * What a policy earned.
 *
 * @param task the task's name
 * @param version the task's version
 * @param terms names of the reward terms
 * @param episodes in the order of their streams
 * @param measured what the task measures besides, in its order
 */
public record EvaluationResult(
    String task,
    String version,
    List<String> terms,
    List<Episode> episodes,
    List<Measured> measured) {

  /** The figure whose unit is the control step. */
  public static final String MEAN_LENGTH = "length.mean";

  /** What the names of the reward terms' figures begin with. */
  public static final String REWARD_PREFIX = "reward.";

  /**
   * A quantity that earns nothing.
   *
   * @param name with its place in the report, such as {@code tracking.yaw-rate-error}
   * @param mean over all steps that count; not a number where none does
   */
  public record Measured(String name, double mean) {}

  /** Copies the lists. */
  public EvaluationResult {
    terms = List.copyOf(terms);
    episodes = List.copyOf(episodes);
    measured = List.copyOf(measured);
  }

  /** Mean return. */
  public double meanReturn() {
    return mean(Episode::totalReward);
  }

  /** Standard deviation of the returns, of the population. */
  public double returnDeviation() {
    double mean = meanReturn();
    return Math.sqrt(mean(e -> (e.totalReward() - mean) * (e.totalReward() - mean)));
  }

  /** Mean length [control steps]. */
  public double meanLength() {
    return mean(Episode::length);
  }

  /** Share of the episodes that ended before their time, as with a fall. */
  public double terminatedFraction() {
    return mean(e -> e.outcome() == StepOutcome.TERMINATED ? 1 : 0);
  }

  /** Mean sum over an episode of one reward term. */
  public double meanTerm(int term) {
    return mean(e -> e.rewardTerms()[term]);
  }

  /**
   * All of it by name, in the order of reports: {@code return.mean}, {@code return.std}, {@code
   * length.mean} [control steps], {@code reward.TERM.mean}, what the task measures, and for tasks
   * that measure something {@code falls.fraction}.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("return.mean", meanReturn());
    figures.put("return.std", returnDeviation());
    figures.put(MEAN_LENGTH, meanLength());
    for (int term = 0; term < terms.size(); term++) {
      figures.put(REWARD_PREFIX + terms.get(term) + ".mean", meanTerm(term));
    }
    measured.forEach(quantity -> figures.put(quantity.name(), quantity.mean()));
    if (!measured.isEmpty()) {
      figures.put("falls.fraction", terminatedFraction());
    }
    return figures;
  }

  private double mean(ToDoubleFunction<Episode> value) {
    return episodes.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
