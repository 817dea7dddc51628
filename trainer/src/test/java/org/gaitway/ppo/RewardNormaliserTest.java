package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gaitway.rollout.RolloutBuffer;
import org.gaitway.rollout.TimeOuts;
import org.junit.jupiter.api.Test;

class RewardNormaliserTest {

  @Test
  void rewardsAreDividedByTheDeviationOfTheDiscountedReturn() {
    RewardNormaliser normaliser = new RewardNormaliser(1, 0.5, true);
    try (RolloutBuffer buffer = segment(1, 1, 2, 3)) {
      // Returns so far: 1, 0.5 x 1 + 2 = 2.5, 0.5 x 2.5 + 3 = 4.25; their mean is 2.583333, their
      // variance (1.583333² + 0.083333² + 1.666667²) / 3 = 1.763889, their deviation 1.328115.
      assertArrayEquals(
          new float[] {0.752947f, 1.505894f, 2.258841f}, normalised(normaliser, buffer), 1e-5f);
      assertArrayEquals(new double[] {4.25}, normaliser.saveReturns());
    }
  }

  @Test
  void theReturnStartsAnewWithEachEpisode() {
    RewardNormaliser normaliser = new RewardNormaliser(1, 0.5, true);
    try (RolloutBuffer buffer = segment(1, 1, 2, 3, 4)) {
      buffer.terminated()[0] = true;
      TimeOuts.mark(buffer, 0, 2, 0);
      normalised(normaliser, buffer);
      // Returns 1 | 2, 4 | 4 have the mean 2.75 and the variance (3.0625 + 0.5625 + 2 x 1.5625) /
      // 4.
      assertArrayEquals(new double[] {4, 2.75, 4 * 1.6875}, normaliser.saveMoments(), 1e-12);
      assertArrayEquals(new double[] {4}, normaliser.saveReturns());
    }
  }

  @Test
  void eachEnvironmentHasItsOwnReturnThatGoesOnInTheNextSegment() {
    RewardNormaliser normaliser = new RewardNormaliser(2, 0.5, true);
    try (RolloutBuffer buffer = segment(2, 1, 2, 10, 20)) {
      normalised(normaliser, buffer);
      assertArrayEquals(new double[] {2.5, 25}, normaliser.saveReturns());
      normalised(normaliser, buffer);
      // 0.5 (0.5 x 2.5 + 1) + 2 and ten times that.
      assertArrayEquals(new double[] {3.125, 31.25}, normaliser.saveReturns());
      assertEquals(8, normaliser.saveMoments()[0]);
    }
  }

  @Test
  void normalisedRewardsAreLimited() {
    RewardNormaliser normaliser = new RewardNormaliser(1, 0, true);
    float[] rewards = new float[1000];
    rewards[500] = 1;
    rewards[501] = -1;
    try (RolloutBuffer buffer = segment(1, rewards)) {
      // Their deviation is sqrt(2 / 1000) = 0.0447, so ±1 would be ±22.
      float[] normalised = normalised(normaliser, buffer);
      assertEquals(10, normalised[500]);
      assertEquals(-10, normalised[501]);
      assertEquals(0, normalised[0]);
    }
  }

  @Test
  void constantRewardsStayFinite() {
    RewardNormaliser normaliser = new RewardNormaliser(1, 0, true);
    try (RolloutBuffer buffer = segment(1, 0, 0, 0)) {
      assertArrayEquals(new float[3], normalised(normaliser, buffer));
    }
  }

  @Test
  void oneNotEnabledLetsRewardsThrough() {
    RewardNormaliser normaliser = new RewardNormaliser(1, 0.5, false);
    try (RolloutBuffer buffer = segment(1, 100, -200, 300)) {
      assertArrayEquals(new float[] {100, -200, 300}, normalised(normaliser, buffer));
    }
  }

  @Test
  void aRestoredNormaliserGoesOn() {
    RewardNormaliser normaliser = new RewardNormaliser(2, 0.9, true);
    RewardNormaliser restored = new RewardNormaliser(2, 0.9, true);
    try (RolloutBuffer buffer = segment(2, 1, 5, -3, 2)) {
      normalised(normaliser, buffer);
      restored.restore(normaliser.saveMoments(), normaliser.saveReturns());
      assertArrayEquals(normalised(normaliser, buffer), normalised(restored, buffer));
      assertArrayEquals(normaliser.saveReturns(), restored.saveReturns());
    }
  }

  private static float[] normalised(RewardNormaliser normaliser, RolloutBuffer buffer) {
    float[] out = new float[buffer.size()];
    normaliser.normalise(buffer, out);
    return out;
  }

  private static RolloutBuffer segment(int environments, float... rewards) {
    RolloutBuffer buffer = new RolloutBuffer(environments, rewards.length / environments, 1, 1);
    System.arraycopy(rewards, 0, buffer.rewards(), 0, rewards.length);
    return buffer;
  }
}
