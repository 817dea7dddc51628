package org.gaitway.ppo;

import org.gaitway.rollout.RolloutBuffer;
import org.gaitway.rollout.RunningMoments;

/**
 * Divides rewards by the standard deviation of the discounted return seen so far, then limits them
 * (OpenAI Baselines' VecNormalize). The mean is left alone: shifting rewards would change the task.
 */
final class RewardNormaliser {
  private static final double CLIP = 10;
  private static final double EPSILON = 1e-8;

  private final boolean enabled;
  private final double gamma;
  private final double[] discounted;
  private final RunningMoments moments = new RunningMoments(1);
  private final double[] sample = new double[1];

  RewardNormaliser(int environments, double gamma, boolean enabled) {
    this.enabled = enabled;
    this.gamma = gamma;
    this.discounted = new double[environments];
  }

  /** Writes the rewards to learn from (size); takes the segment's returns in first. */
  void normalise(RolloutBuffer buffer, float[] out) {
    if (!enabled) {
      System.arraycopy(buffer.rewards(), 0, out, 0, out.length);
      return;
    }
    for (int e = 0; e < buffer.environments(); e++) {
      for (int t = 0; t < buffer.horizon(); t++) {
        takeIn(buffer, e, buffer.row(e, t));
      }
    }
    double scale = 1 / Math.sqrt(moments.variance(0) + EPSILON);
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Math.max(-CLIP, Math.min(CLIP, buffer.rewards()[i] * scale));
    }
  }

  private void takeIn(RolloutBuffer buffer, int environment, int row) {
    discounted[environment] = discounted[environment] * gamma + buffer.rewards()[row];
    sample[0] = discounted[environment];
    moments.add(sample);
    if (buffer.terminated()[row] || buffer.truncated()[row]) {
      discounted[environment] = 0;
    }
  }

  double[] saveMoments() {
    return moments.save();
  }

  double[] saveReturns() {
    return discounted.clone();
  }

  void restore(double[] savedMoments, double[] savedReturns) {
    moments.restore(savedMoments);
    System.arraycopy(savedReturns, 0, discounted, 0, discounted.length);
  }
}
