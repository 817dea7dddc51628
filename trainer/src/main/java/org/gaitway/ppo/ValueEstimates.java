package org.gaitway.ppo;

import org.gaitway.rollout.RolloutBuffer;

/** Values, advantages and returns of one segment, in arrays that are kept from one to the next. */
final class ValueEstimates {
  private final RolloutBuffer buffer;
  private final float[] rewards;
  private final float[] values;
  private final float[] nextValues;
  private final float[][] finalValues;
  private final float[] advantages;
  private final float[] returns;

  ValueEstimates(RolloutBuffer buffer) {
    this.buffer = buffer;
    this.rewards = new float[buffer.size()];
    this.values = new float[buffer.size()];
    this.nextValues = new float[buffer.environments()];
    this.finalValues = new float[buffer.environments()][0];
    this.advantages = new float[buffer.size()];
    this.returns = new float[buffer.size()];
  }

  /** Computes all from the buffer's present contents. */
  void evaluate(Learner learner, RewardNormaliser normaliser, AdvantageEstimator estimator) {
    normaliser.normalise(buffer, rewards);
    if (learner instanceof SegmentLearner segments) {
      segments.estimate(
          buffer, rewards, estimator.gamma(), estimator.lambda(), values, advantages, returns);
      return;
    }
    learner.values(buffer.privileged(), buffer.size(), values);
    learner.values(buffer.nextPrivileged(), buffer.environments(), nextValues);
    for (int e = 0; e < buffer.environments(); e++) {
      int count = buffer.finalCount(e);
      if (finalValues[e].length < count) {
        finalValues[e] = new float[count];
      }
      learner.values(buffer.finalPrivileged(e), count, finalValues[e]);
    }
    estimator.estimate(buffer, rewards, values, nextValues, finalValues, advantages, returns);
  }

  /** What the learner learns from. */
  Batch batch() {
    return new Batch(
        buffer.observations(), buffer.privileged(), buffer.actions(), advantages, values, returns);
  }

  /** 1 - Var(returns - values) / Var(returns); 0 for constant returns. */
  double explainedVariance() {
    double total = variance(returns, null);
    return total == 0 ? 0 : 1 - variance(returns, values) / total;
  }

  private static double variance(float[] a, float[] minus) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double value = minus == null ? a[i] : a[i] - minus[i];
      sum += value;
      squares += value * value;
    }
    double mean = sum / a.length;
    return squares / a.length - mean * mean;
  }
}
