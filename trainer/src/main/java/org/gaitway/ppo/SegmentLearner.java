package org.gaitway.ppo;

import org.gaitway.rollout.RolloutBuffer;

/**
 * A learner that estimates a segment's advantages itself, since it has the data where it learns.
 */
public interface SegmentLearner extends Learner {
  /**
   * Values, advantages and returns of a segment, as {@link Learner#values} and generalised
   * advantage estimation give them. An update that comes next with the segment's matrices and these
   * very arrays may take the numbers to be unchanged.
   *
   * @param rewards as learned from (size)
   * @param gamma discount factor per step
   * @param lambda decay of the estimation
   * @param values receives those of the observations (size)
   * @param advantages receives them (size)
   * @param returns receives them (size)
   */
  void estimate(
      RolloutBuffer buffer,
      float[] rewards,
      double gamma,
      double lambda,
      float[] values,
      float[] advantages,
      float[] returns);
}
