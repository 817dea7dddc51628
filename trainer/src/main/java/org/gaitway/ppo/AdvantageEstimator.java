package org.gaitway.ppo;

import org.gaitway.rollout.RolloutBuffer;

/**
 * Generalised advantage estimation (Schulman et al. 2016, Eq. 16) over one segment: delta_t = r_t +
 * gamma V(s_t+1) - V(s_t), A_t = delta_t + gamma lambda A_t+1, where an episode's end cuts the sum.
 * After a termination V is 0; after a time-out it is that of the true last observation.
 */
final class AdvantageEstimator {
  private final double gamma;
  private final double lambda;

  AdvantageEstimator(double gamma, double lambda) {
    this.gamma = gamma;
    this.lambda = lambda;
  }

  /** Discount factor per step. */
  double gamma() {
    return gamma;
  }

  /** Decay of the estimation. */
  double lambda() {
    return lambda;
  }

  /**
   * Fills advantages and returns (both size) of all environments.
   *
   * @param rewards as learned from (size)
   * @param values of the buffer's observations (size)
   * @param nextValues of the observation after each environment's last step (environments)
   * @param finalValues of the true last observations of timed-out episodes, by environment
   */
  void estimate(
      RolloutBuffer buffer,
      float[] rewards,
      float[] values,
      float[] nextValues,
      float[][] finalValues,
      float[] advantages,
      float[] returns) {
    for (int e = 0; e < buffer.environments(); e++) {
      double advantage = 0;
      double nextValue = nextValues[e];
      int timeOut = buffer.finalCount(e);
      for (int t = buffer.horizon() - 1; t >= 0; t--) {
        int row = buffer.row(e, t);
        if (buffer.terminated()[row]) {
          nextValue = 0;
          advantage = 0;
        } else if (buffer.truncated()[row]) {
          nextValue = finalValues[e][--timeOut];
          advantage = 0;
        }
        double delta = rewards[row] + gamma * nextValue - values[row];
        advantage = delta + gamma * lambda * advantage;
        advantages[row] = (float) advantage;
        returns[row] = (float) (advantage + values[row]);
        nextValue = values[row];
      }
    }
  }
}
