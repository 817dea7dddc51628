package org.gaitway.run;

/**
 * How to evaluate a policy.
 *
 * @param episodes how many
 * @param seed of the starts; episode i draws from stream i of it
 * @param threads workers; changes no result
 */
public record EvaluationSettings(int episodes, long seed, int threads) {
  /** Checks the ranges. */
  public EvaluationSettings {
    if (episodes < 1) {
      throw new IllegalArgumentException("episodes must be at least 1, was " + episodes);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }
}
