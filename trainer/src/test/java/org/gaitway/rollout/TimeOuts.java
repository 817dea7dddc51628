package org.gaitway.rollout;

/** Marks time-outs in buffers of tests outside this package, as a collector would. */
public final class TimeOuts {
  private TimeOuts() {}

  /** An episode of {@code environment} timed out in {@code step}, at this observation. */
  public static void mark(RolloutBuffer buffer, int environment, int step, float... observation) {
    buffer.truncate(environment, step, observation, new float[0]);
  }

  /** The same where the value function sees something of its own. */
  public static void mark(
      RolloutBuffer buffer, int environment, int step, float[] observation, float[] privileged) {
    buffer.truncate(environment, step, observation, privileged);
  }
}
