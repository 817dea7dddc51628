package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;
import org.gaitway.sim.SimulationWarning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  private static final double[] REST = {0};

  @Test
  void aStepAppliesTheActionForAllSubsteps() {
    try (Environment environment = SlidingMass.environment(SlidingMass.task().build())) {
      environment.step(new double[] {3});
      // Four steps of 0.01 s at 3 N / 2 kg = 1.5 m/s².
      assertEquals(4 * 0.01 * 1.5, environment.simulation().qvel().get(0), 1e-15);
      assertEquals(10 * 0.0001 * 1.5, environment.simulation().qpos().get(0), 1e-15);
      assertEquals(0.04, environment.controlPeriod(), 1e-15);
    }
  }

  @Test
  void theRewardIsTheSumOfItsWeightedTerms() {
    TaskDefinition definition =
        SlidingMass.bare()
            .observe("position", Observations.qpos(0))
            .reward("speed", 2, Rewards.speed("slide"))
            .reward("control", -0.5, Rewards.squaredAction())
            .build();
    try (Environment environment = SlidingMass.environment(definition)) {
      environment.step(new double[] {3});
      // Mean speed: 10 x 0.0001 x 1.5 m in 0.04 s.
      assertEquals(2 * 0.0375, environment.rewardTerms()[0], 1e-15);
      assertEquals(-0.5 * 9, environment.rewardTerms()[1]);
      assertEquals(2 * 0.0375 - 4.5, environment.reward(), 1e-15);
    }
  }

  @Test
  void theActionIsCopied() {
    try (Environment environment = SlidingMass.environment(SlidingMass.task().build())) {
      double[] action = {3};
      environment.step(action);
      action[0] = 7;
      assertArrayEquals(new double[] {3}, environment.action());
    }
  }

  @Test
  void observationsStandOneBehindTheOther() {
    TaskDefinition definition =
        SlidingMass.bare()
            .observe("place", Observations.relativePosition("mass", "post", 3))
            .observe("velocity", Observations.qvel())
            .reward("survive", 1, Rewards.always())
            .build();
    try (Environment environment = SlidingMass.environment(definition)) {
      environment.simulation().qvel().put(0, 0.1);
      double[] precise = new double[environment.observationSize()];
      float[] rounded = new float[environment.observationSize()];
      environment.observe(precise);
      environment.observe(rounded);
      assertEquals(List.of(3, 1), environment.observationSizes());
      assertArrayEquals(new double[] {-3, -4, 0, 0.1}, precise);
      assertArrayEquals(new float[] {-3, -4, 0, 0.1f}, rounded);
    }
  }

  @Test
  void timeRunsOutAtExactlyTheEpisodesLength() {
    TaskDefinition definition = SlidingMass.task().episodeSteps(3).build();
    try (Environment environment = SlidingMass.environment(definition)) {
      for (int episode = 0; episode < 2; episode++) {
        environment.reset();
        assertEquals(StepOutcome.RUNNING, environment.step(REST));
        assertEquals(StepOutcome.RUNNING, environment.step(REST));
        assertEquals(StepOutcome.TRUNCATED, environment.step(REST));
        assertEquals(3, environment.stepCount());
        assertFalse(environment.terminated());
      }
    }
  }

  @Test
  void aTerminationInTheLastStepIsNotATimeOut() {
    TaskDefinition definition =
        SlidingMass.task()
            .episodeSteps(3)
            .terminate("late", scene -> () -> scene.simulation().time() > 0.11)
            .build();
    try (Environment environment = SlidingMass.environment(definition)) {
      environment.step(REST);
      environment.step(REST);
      assertEquals(StepOutcome.TERMINATED, environment.step(REST));
      assertTrue(environment.terminated());
    }
  }

  @Test
  void anyTerminationEndsTheEpisode() {
    TaskDefinition definition =
        SlidingMass.task()
            .terminate("left", Terminations.outside("slide", -1, 5))
            .terminate("right", Terminations.outside("slide", -5, 1))
            .build();
    try (Environment environment = SlidingMass.environment(definition)) {
      assertEquals(StepOutcome.RUNNING, environment.step(REST));
      environment.simulation().qpos().put(0, 1.5);
      assertEquals(StepOutcome.TERMINATED, environment.step(REST));
      environment.reset();
      environment.simulation().qpos().put(0, -1.5);
      assertEquals(StepOutcome.TERMINATED, environment.step(REST));
    }
  }

  @Test
  void anEpisodeGoesOnFromARestoredState() {
    TaskDefinition definition = SlidingMass.task().episodeSteps(4).build();
    try (Environment environment = SlidingMass.environment(definition)) {
      environment.step(new double[] {1});
      environment.step(new double[] {1});
      SimState saved = environment.simulation().save();
      environment.step(new double[] {2});
      double position = environment.simulation().qpos().get(0);

      environment.reset();
      environment.simulation().restore(saved);
      environment.beginEpisode(2);
      assertEquals(StepOutcome.RUNNING, environment.step(new double[] {2}));
      assertEquals(position, environment.simulation().qpos().get(0));
      assertEquals(StepOutcome.TRUNCATED, environment.step(REST));
    }
  }

  @Test
  void aControlThatIsNotANumberIsADivergence() {
    try (Environment environment = SlidingMass.environment(SlidingMass.task().build())) {
      assertEquals(StepOutcome.DIVERGED, environment.step(new double[] {Double.NaN}));
      assertEquals(SimulationWarning.BAD_CTRL.description(), environment.fault().term());
      assertTrue(StepOutcome.DIVERGED.endsEpisode());
    }
  }

  @Test
  void aHugeControlIsClampedWhereTheActuatorHasALimit() {
    try (Environment environment = SlidingMass.environment(SlidingMass.task().build())) {
      assertEquals(StepOutcome.RUNNING, environment.step(new double[] {1e11}));
      assertEquals(4 * 0.01 * 5, environment.simulation().qvel().get(0), 1e-15);
    }
  }

  @ParameterizedTest
  @CsvSource({"1e11, BAD_CTRL", "Infinity, BAD_CTRL", "9e9, BAD_QACC"})
  void aHugeControlIsADivergenceWhereItHasNone(double control, SimulationWarning expected) {
    String light = SlidingMass.MJCF.replace("mass=\"2\"", "mass=\"0.1\"");
    String unlimited = light.replace("ctrllimited=\"true\"", "ctrllimited=\"false\"");
    TaskDefinition definition =
        SlidingMass.task().model(() -> Model.parse("unlimited", unlimited)).build();
    try (Environment environment = SlidingMass.environment(definition)) {
      assertEquals(StepOutcome.DIVERGED, environment.step(new double[] {control}));
      assertEquals(expected.description(), environment.fault().term());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e30})
  void aBadStateIsADivergenceThatPaysNothing(double velocity) {
    TaskDefinition definition =
        SlidingMass.task().reward("speed", 2, Rewards.speed("slide")).build();
    try (Environment environment = SlidingMass.environment(definition)) {
      environment.step(new double[] {3});
      environment.simulation().qvel().put(0, velocity);
      assertEquals(StepOutcome.DIVERGED, environment.step(new double[] {3}));
      assertEquals(SimulationWarning.BAD_QVEL.description(), environment.fault().term());
      assertTrue(environment.fault().message().contains("joint slide"));
      assertTrue(environment.terminated());
      assertEquals(0, environment.reward());
      assertArrayEquals(new double[] {0, 0}, environment.rewardTerms());
    }
  }

  @Test
  void aResetRecoversFromDivergence() {
    TaskDefinition definition = Tasks.define("humanoid", "v5");
    try (Model model = definition.model().get();
        Environment diverged = new Environment(definition, model, new RandomStream(3, 0));
        Environment other = new Environment(definition, model, new RandomStream(3, 0))) {
      diverged.reset();
      other.reset();
      diverged.simulation().qvel().put(5, 1e12);
      assertEquals(StepOutcome.DIVERGED, diverged.step(new double[17]));
      assertNotNull(diverged.fault());

      diverged.reset();
      other.reset();
      assertNull(diverged.fault());
      assertFalse(diverged.terminated());
      for (int step = 0; step < 10; step++) {
        assertEquals(other.step(new double[17]), diverged.step(new double[17]));
        assertArrayEquals(observation(other), observation(diverged));
        assertEquals(other.reward(), diverged.reward());
      }
    }
  }

  @Test
  void anUnknownNameInATermIsReportedWhenItIsBound() {
    TaskDefinition definition =
        SlidingMass.task().reward("speed", 1, Rewards.speed("slyde")).build();
    String message =
        assertThrows(IllegalArgumentException.class, () -> SlidingMass.environment(definition))
            .getMessage();
    assertTrue(message.contains("no joint named slyde") && message.contains("slide"), message);
  }

  @Test
  void closingTwiceIsHarmless() {
    Environment environment = SlidingMass.environment(SlidingMass.task().build());
    environment.close();
    environment.close();
    assertThrows(IllegalStateException.class, () -> environment.step(REST));
  }

  private static double[] observation(Environment environment) {
    double[] observation = new double[environment.observationSize()];
    environment.observe(observation);
    return observation;
  }
}
