package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RewardsTest {
  private static final double[] PUSH = {4};

  @Test
  void aQuantityCountsAsItIsAfterTheStep() {
    try (Environment environment = rewarded(Rewards.of(Quantities.qpos("slide")))) {
      environment.step(PUSH);
      // 4 N on 2 kg: 2 m/s², over 1 + 2 + 3 + 4 times 0.0001 s².
      assertEquals(0.002, environment.reward(), 1e-15);
    }
  }

  @Test
  void aQuantityBeforeTheStepIsThatOfThePreviousOne() {
    try (Environment environment = rewarded(Rewards.beforeStep(Quantities.qpos("slide")))) {
      environment.step(PUSH);
      assertEquals(0, environment.reward());
      environment.step(PUSH);
      assertEquals(0.002, environment.reward(), 1e-15);
    }
  }

  @Test
  void aRateIsTheDifferenceByTheControlPeriod() {
    try (Environment environment = rewarded(Rewards.rate(Quantities.qpos("slide")))) {
      environment.step(PUSH);
      assertEquals(0.002 / 0.04, environment.reward(), 1e-14);
      environment.step(PUSH);
      // Eight steps in all: 36 x 0.0001 x 2 m.
      assertEquals((0.0072 - 0.002) / 0.04, environment.reward(), 1e-14);
    }
  }

  @Test
  void theActionCountsAsAskedForNotAsClamped() {
    try (Environment environment = rewarded(Rewards.squaredAction())) {
      environment.step(new double[] {20});
      assertEquals(400, environment.reward());
      assertEquals(4 * 0.01 * 5, environment.simulation().qvel().get(0), 1e-15);
    }
  }

  @Test
  void aVectorCountsByItsSquares() {
    Observation vector = Observations.relativePosition("mass", "post", 3);
    try (Environment environment = rewarded(Rewards.squared(vector))) {
      environment.step(new double[1]);
      assertEquals(9 + 16, environment.reward(), 1e-13);
    }
  }

  @Test
  void aCapLimitsWhatIsMoreAndLeavesWhatIsLess() {
    try (Environment environment = rewarded(Rewards.capped(Rewards.squaredAction(), 30))) {
      environment.step(new double[] {5});
      assertEquals(25, environment.reward());
      environment.step(new double[] {6});
      assertEquals(30, environment.reward());
    }
  }

  @Test
  void aCapLetsARateLookBeforeTheStep() {
    Reward speed = Rewards.capped(Rewards.speed("slide"), 0.1);
    try (Environment environment = rewarded(speed)) {
      environment.step(PUSH);
      assertEquals(0.05, environment.reward(), 1e-14);
      environment.step(PUSH);
      assertEquals(0.1, environment.reward());
    }
  }

  @Test
  void survivalIsPaidOnTheLastStepOrNot() {
    TaskDefinition definition =
        SlidingMass.bare()
            .observe("position", Observations.qpos(0))
            .reward("always", 1, Rewards.always())
            .reward("healthy", 5, Rewards.whileHealthy())
            .terminate("far", Terminations.outside("slide", -1, 0.005))
            .build();
    try (Environment environment = SlidingMass.environment(definition)) {
      assertEquals(StepOutcome.RUNNING, environment.step(PUSH));
      assertEquals(6, environment.reward());
      assertEquals(StepOutcome.TERMINATED, environment.step(PUSH));
      assertEquals(1, environment.reward());
    }
  }

  private static Environment rewarded(Reward reward) {
    return SlidingMass.environment(
        SlidingMass.bare()
            .observe("position", Observations.qpos(0))
            .reward("term", 1, reward)
            .build());
  }
}
