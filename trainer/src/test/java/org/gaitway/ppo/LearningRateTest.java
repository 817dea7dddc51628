package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  private static LearningRate rate() {
    return LearningRate.ofPolicy(
        SmallTraining.settings(
                1,
                "ppo.learning-rate=0.001",
                "ppo.learning-rate-schedule=constant",
                "ppo.learning-rate-kl-target=0.01")
            .ppo());
  }

  @Test
  void itIsSteeredByAFactorOfOneAndAHalfPerMinibatch() {
    LearningRate rate = rate();
    rate.observe(0.021);
    assertEquals(1e-3 / 1.5, rate.current(), 1e-18);
    rate.observe(0.004);
    rate.observe(0.004);
    assertEquals(1.5e-3, rate.current(), 1e-17);
    rate.observe(0.006);
    rate.observe(0.019);
    assertEquals(1.5e-3, rate.current(), 1e-17);
  }

  /** The first minibatch of an update has a KL of 0, which says nothing about the step size. */
  @Test
  void aKlOfZeroChangesNothing() {
    LearningRate rate = rate();
    rate.observe(0);
    assertEquals(1e-3, rate.current());
  }

  /** No step is taken from beyond a bound, and one leads at most a factor beyond it. */
  @Test
  void itStaysWithinAFactorOfItsBounds() {
    LearningRate rate = rate();
    for (int i = 0; i < 100; i++) {
      rate.observe(1);
      assertTrue(rate.current() > 1e-5 / 1.5, "" + rate.current());
    }
    for (int i = 0; i < 100; i++) {
      rate.observe(1e-4);
      assertTrue(rate.current() < 1e-2 * 1.5, "" + rate.current());
    }
  }
}
