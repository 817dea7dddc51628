package org.gaitway.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An observation and the action that it must give, stored in the policy file: a file or a kernel
 * that computes something else is found out when it is loaded, not on the robot.
 *
 * @param observation (observationSize)
 * @param action (actionSize)
 */
record TestVector(float[] observation, float[] action) {
  /** Most that an element of the action may differ, relative to its size if that is over 1. */
  static final float TOLERANCE = 1e-5f;

  /** Fixed, so that the same policy has the same test vector. */
  private static final long SEED = 20170707;

  /**
   * The test vector of a network: an observation within a standard deviation of the mean.
   *
   * @throws IllegalArgumentException if its action is not finite
   */
  static TestVector of(PolicyNetwork network) {
    Random random = new Random(SEED);
    float[] observation = new float[network.observationSize()];
    for (int i = 0; i < observation.length; i++) {
      float deviation = 2 * random.nextFloat() - 1;
      observation[i] = network.observationMean()[i] + deviation * network.observationStd()[i];
    }
    float[] action = new float[network.actionSize()];
    network.newPolicy().act(observation, action);
    for (int i = 0; i < action.length; i++) {
      if (!Float.isFinite(action[i])) {
        throw new IllegalArgumentException(
            "the network gives action[" + i + "] = " + action[i] + " for an ordinary observation");
      }
    }
    return new TestVector(observation, action);
  }

  static TestVector read(MetadataReader metadata) throws PolicyFormatException {
    return new TestVector(
        metadata.floats(MetadataKeys.CHECK_OBSERVATION),
        metadata.floats(MetadataKeys.CHECK_ACTION));
  }

  Map<String, String> properties() {
    return Map.of(
        MetadataKeys.CHECK_OBSERVATION, text(observation),
        MetadataKeys.CHECK_ACTION, text(action));
  }

  private static String text(float[] values) {
    List<String> texts = new ArrayList<>();
    for (float value : values) {
      texts.add(Float.toString(value));
    }
    return TextList.join(texts);
  }

  /**
   * @throws PolicyFormatException if the policy gives another action
   */
  void verify(String source, Policy policy) throws PolicyFormatException {
    if (observation.length != policy.observationSize() || action.length != policy.actionSize()) {
      throw new PolicyFormatException(
          source,
          String.format(
              "expected a test vector of %d observed and %d commanded values, found %d and %d",
              policy.observationSize(), policy.actionSize(), observation.length, action.length));
    }
    float[] found = new float[action.length];
    policy.act(observation, found);
    for (int i = 0; i < found.length; i++) {
      float tolerance = TOLERANCE * Math.max(1, Math.abs(action[i]));
      if (!(Math.abs(found[i] - action[i]) <= tolerance)) {
        throw new PolicyFormatException(
            source,
            String.format(
                "self-check failed: expected action[%d] = %s for the stored observation, found %s",
                i, action[i], found[i]));
      }
    }
  }
}
