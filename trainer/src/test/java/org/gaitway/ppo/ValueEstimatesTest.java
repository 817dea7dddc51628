package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.rollout.RolloutBuffer;
import org.gaitway.rollout.TimeOuts;
import org.junit.jupiter.api.Test;

class ValueEstimatesTest {
  private static final RewardNormaliser RAW = new RewardNormaliser(2, 0.5, false);

  @Test
  void everyObservationIsValuedWhereItBelongs() {
    try (RolloutBuffer buffer = new RolloutBuffer(2, 3, 1, 1)) {
      // The stub's value of an observation is the observation itself.
      observations(buffer, 1, 2, 4, 1, 2, 4);
      System.arraycopy(new float[] {10, 20, 30, 10, 20, 30}, 0, buffer.rewards(), 0, 6);
      buffer.nextObservations().put(0, new float[] {8});
      buffer.nextObservations().put(1, new float[] {8});
      TimeOuts.mark(buffer, 1, 1, 100);
      ValueEstimates estimates = new ValueEstimates(buffer);
      estimates.evaluate(new Identity(), RAW, new AdvantageEstimator(0.5, 0.5));
      // The numbers of AdvantageEstimatorTest: one goes on, the other times out at 100.
      assertArrayEquals(
          new float[] {16.875f, 27.5f, 30, 27, 68, 30}, estimates.batch().advantages());
      assertArrayEquals(new float[] {17.875f, 29.5f, 34, 28, 70, 34}, estimates.batch().returns());
    }
  }

  @Test
  void theExplainedVarianceIsTheOneWorkedOutByHand() {
    try (RolloutBuffer buffer = new RolloutBuffer(2, 2, 1, 1)) {
      // Without discount and future, returns are the rewards 1, 2, 3, 6 of variance 3.5; what the
      // values 0, 2, 3, 5 leave is 1, 0, 0, 1 of variance 0.25.
      observations(buffer, 0, 2, 3, 5);
      System.arraycopy(new float[] {1, 2, 3, 6}, 0, buffer.rewards(), 0, 4);
      ValueEstimates estimates = new ValueEstimates(buffer);
      estimates.evaluate(new Identity(), RAW, new AdvantageEstimator(0, 0));
      assertEquals(1 - 0.25 / 3.5, estimates.explainedVariance(), 1e-12);
    }
  }

  @Test
  void ofConstantReturnsNothingIsExplained() {
    try (RolloutBuffer buffer = new RolloutBuffer(2, 2, 1, 1)) {
      observations(buffer, 1, 2, 3, 4);
      ValueEstimates estimates = new ValueEstimates(buffer);
      estimates.evaluate(new Identity(), RAW, new AdvantageEstimator(0, 0));
      assertEquals(0, estimates.explainedVariance());
    }
  }

  private static void observations(RolloutBuffer buffer, float... values) {
    for (int row = 0; row < values.length; row++) {
      buffer.observations().put(row, new float[] {values[row]});
    }
  }

  /** Values observations at themselves. */
  private static final class Identity implements Learner {
    @Override
    public void values(Rows observations, int count, float[] out) {
      float[] value = new float[1];
      for (int row = 0; row < count; row++) {
        observations.get(row, value);
        out[row] = value[0];
      }
    }

    @Override
    public UpdateStatistics update(Batch batch, double progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Parameters policy() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void save(Checkpoint checkpoint) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void restore(Checkpoint checkpoint) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
