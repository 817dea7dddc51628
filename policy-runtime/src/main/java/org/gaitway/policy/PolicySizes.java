package org.gaitway.policy;

/** The check that begins each call of a policy. */
public final class PolicySizes {
  private PolicySizes() {}

  /**
   * Checks the arrays that a call was given.
   *
   * @throws IllegalArgumentException unless the arrays have the policy's sizes
   */
  public static void check(Policy policy, float[] observation, float[] action) {
    if (observation.length != policy.observationSize() || action.length != policy.actionSize()) {
      throw new IllegalArgumentException(
          String.format(
              "expected %d observed and %d commanded values, found %d and %d",
              policy.observationSize(), policy.actionSize(), observation.length, action.length));
    }
  }
}
