package org.gaitway.run;

import java.util.List;
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

  private double mean(ToDoubleFunction<Episode> value) {
    return episodes.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
