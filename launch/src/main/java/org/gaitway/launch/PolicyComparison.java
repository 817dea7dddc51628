package org.gaitway.launch;

import java.util.Random;
import org.gaitway.policy.Policy;

/**
 * How far two computations of one policy are apart, over normally distributed observations, in
 * sequences in which recurrent policies remember. Distances are relative to the action's largest
 * element, if that is over 1.
 *
 * <p>Two computations in 32-bit floats round differently, and a policy may enlarge what is rounded.
 * How much it does is seen where the reference alone gets observations that are a last bit apart.
 *
 * @param observations how many were compared
 * @param difference the largest distance between the two; infinite if one of them gave no number
 *     where the other did
 * @param sensitivity the largest distance of the reference from itself, of observations that differ
 *     in the last bit of each value
 */
record PolicyComparison(int observations, double difference, double sensitivity) {
  /** Distance that is rounding in any policy. */
  private static final double TOLERANCE = 1e-5;

  /** Roundings inside the policy, each like one of its input, that may add up. */
  private static final double ROUNDINGS = 10;

  private static final int SEQUENCE = 50;
  private static final double[] WIDTHS = {0.1, 1};

  /** Whether the two compute the same, but for rounding. */
  boolean alike() {
    return difference <= Math.max(TOLERANCE, ROUNDINGS * sensitivity);
  }

  /**
   * Compares.
   *
   * @param reference what the policy should compute
   * @param neighbour another instance of the reference
   * @param seed of the observations
   */
  static PolicyComparison of(
      Policy policy, Policy reference, Policy neighbour, int observations, long seed) {
    Random random = new Random(seed);
    float[] observation = new float[policy.observationSize()];
    float[] beside = new float[observation.length];
    float[] action = new float[policy.actionSize()];
    float[] expected = new float[reference.actionSize()];
    float[] moved = new float[reference.actionSize()];
    double difference = 0;
    double sensitivity = 0;
    for (int n = 0; n < observations; n++) {
      if (n % SEQUENCE == 0) {
        policy.reset();
        reference.reset();
        neighbour.reset();
      }
      double width = WIDTHS[n / SEQUENCE % WIDTHS.length];
      for (int i = 0; i < observation.length; i++) {
        float value = (float) (width * random.nextGaussian());
        observation[i] = value;
        beside[i] = random.nextBoolean() ? Math.nextUp(value) : Math.nextDown(value);
      }
      policy.act(observation, action);
      reference.act(observation, expected);
      neighbour.act(beside, moved);
      difference = Math.max(difference, distance(action, expected));
      sensitivity = Math.max(sensitivity, distance(moved, expected));
    }
    return new PolicyComparison(observations, difference, sensitivity);
  }

  private static double distance(float[] action, float[] expected) {
    double size = 1;
    double largest = 0;
    for (int i = 0; i < action.length; i++) {
      if (Float.compare(action[i], expected[i]) == 0) { // Also two that are not numbers.
        continue;
      }
      double distance = Math.abs((double) action[i] - expected[i]);
      largest = Math.max(largest, Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
    }
    for (float element : expected) {
      size = Float.isFinite(element) ? Math.max(size, Math.abs(element)) : size;
    }
    return largest / size;
  }
}
