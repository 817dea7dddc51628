package org.gaitway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Comparison of arrays within the tolerance that policies promise. */
final class Agreement {
  private Agreement() {}

  static void assertAgree(float[] expected, float[] found) {
    assertEquals(expected.length, found.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 1e-5 * Math.max(1, Math.abs(expected[i])), "[" + i + "]");
    }
  }

  static float[] act(Policy policy, float[] observation) {
    float[] action = new float[policy.actionSize()];
    policy.act(observation, action);
    return action;
  }
}
