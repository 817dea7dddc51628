package org.gaitway.run;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gaitway.rollout.Episode;

/**
 * What a policy earned.
 *
 * @param task the task's name
 * @param version the task's version
 * @param terms names of the reward terms
 * @param episodes in the order of their streams
 */
public record EvaluationResult(
    String task, String version, List<String> terms, List<Episode> episodes) {

  /** Copies the lists. */
  public EvaluationResult {
    terms = List.copyOf(terms);
    episodes = List.copyOf(episodes);
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

  /** Mean sum over an episode of one reward term. */
  public double meanTerm(int term) {
    return mean(e -> e.rewardTerms()[term]);
  }

  private double mean(ToDoubleFunction<Episode> value) {
    return episodes.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
