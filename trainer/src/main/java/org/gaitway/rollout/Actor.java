package org.gaitway.rollout;

import org.gaitway.nn.Parameters;

/**
 * Gives the mean of the policy's action in an environment. For one thread at a time; allocates
 * nothing.
 */
public interface Actor extends AutoCloseable {
  /**
   * Computes the mean for a step whose observations are in the buffer already.
   *
   * @param policy the network whose outputs are the mean
   * @param buffer of normalised observations
   * @param environment whose step it is
   * @param row the step's
   * @param mean (actions) receives it
   */
  void act(Parameters policy, RolloutBuffer buffer, int environment, int row, float[] mean);

  @Override
  void close();
}
