package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.Observation;
import org.gaitway.task.Observations;
import org.gaitway.task.Resets;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a collector does about numbers that are not finite. */
class FaultTest {
  private static final double STEP = 0.02;

  /** Two values, the second of which is that of {@code term} at a state. */
  private static Observation observation(BiFunction<Simulation, Double, Double> term) {
    return scene ->
        new Observation.Reader() {
          private final Simulation simulation = scene.simulation();

          @Override
          public int size() {
            return 2;
          }

          @Override
          public void read(double[] out, int at) {
            out[at] = simulation.qvel().get(0);
            out[at + 1] = term.apply(simulation, simulation.qvel().get(1));
          }
        };
  }

  /** Positions, and velocities with a fault. */
  private static TaskDefinition.Builder task(BiFunction<Simulation, Double, Double> term) {
    return positions().observe("velocity", observation(term));
  }

  /** A sound task with half its observations; episodes of 50 steps that begin anywhere. */
  private static TaskDefinition.Builder positions() {
    return TaskDefinition.named("faulty", "v1")
        .model(PushedMass::model)
        .substeps(2)
        .episodeSteps(50)
        .reset(Resets.uniformQpos(0.2))
        .observe("position", Observations.qpos(0))
        .reward("alive", 1, environment -> () -> 1);
  }

  /** The fault, once an episode has come to the end of a step. */
  private static double badAfter(Simulation simulation, int step, double bad, double good) {
    return Math.round(simulation.time() / STEP) == step ? bad : good;
  }

  private static Rollout stopping(TaskDefinition definition, int threads) {
    return new Rollout(definition, 3, 40, threads, FaultResponse.STOP);
  }

  private static RecordedFault stop(Rollout rollout) {
    return assertThrows(RolloutFaultException.class, rollout::collect).recorded();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e39})
  void anObservationTermIsNamedWithItsValue(double bad) {
    TaskDefinition definition = task((s, good) -> badAfter(s, 7, bad, good)).build();
    try (Rollout rollout = stopping(definition, 1)) {
      RecordedFault recorded = stop(rollout);
      assertEquals(Fault.Source.OBSERVATION, recorded.fault().source());
      assertEquals("velocity", recorded.fault().term());
      assertEquals(1, recorded.fault().index());
      assertEquals(bad, recorded.fault().value());
      assertEquals(7, recorded.place().episodeStep());
      // Step 7 of environment 0, of three in turns.
      assertEquals(6 * 3 + 1, recorded.place().step());
      assertTrue(recorded.message().contains("observation term velocity, value 1, is " + bad));
      assertTrue(recorded.message().contains("task faulty v1"), recorded.message());
    }
  }

  @Test
  void aRewardTermIsNamedWithItsWeightedValue() {
    TaskDefinition definition =
        task((s, good) -> good)
            .reward("bonus", -2, e -> () -> e.stepCount() == 5 ? Double.POSITIVE_INFINITY : 1)
            .build();
    try (Rollout rollout = stopping(definition, 1)) {
      RecordedFault recorded = stop(rollout);
      assertEquals(Fault.reward("bonus", Double.NEGATIVE_INFINITY), recorded.fault());
      assertEquals(5, recorded.place().episodeStep());
      assertArrayEquals(new double[] {1, Double.NEGATIVE_INFINITY}, recorded.rewardTerms());
    }
  }

  @Test
  void aSumOfFiniteTermsThatIsNotFiniteIsAFault() {
    TaskDefinition definition =
        task((s, good) -> good)
            .reward("large", 1, e -> () -> 2e38)
            .reward("larger", 1, e -> () -> 3e38)
            .build();
    try (Rollout rollout = stopping(definition, 1)) {
      assertEquals(Fault.rewardSum(1 + 2e38 + 3e38), stop(rollout).fault());
    }
  }

  @Test
  void aStateThatIsBadIsToBlameForTheTermsThatReadIt() {
    TaskDefinition definition =
        task((s, good) -> good)
            .reset((simulation, random) -> simulation.qpos().put(1, Double.NaN))
            .build();
    try (Rollout rollout = stopping(definition, 1)) {
      RecordedFault recorded = stop(rollout);
      assertEquals(Fault.Source.SIMULATION, recorded.fault().source());
      assertTrue(recorded.message().contains("joint hinge"), recorded.message());
      assertTrue(recorded.message().contains("reset of an episode"), recorded.message());
      assertTrue(recorded.inReset());
    }
  }

  @ParameterizedTest
  @EnumSource(FaultResponse.class)
  void aPolicyOutputThatIsNotANumberStopsWhateverTheResponse(FaultResponse response) {
    try (Rollout rollout = new Rollout(PushedMass.task().build(), 1, 50, 1, response)) {
      rollout.policy.fillExtra(Float.NaN);
      RecordedFault recorded = stop(rollout);
      assertEquals(Fault.Source.POLICY, recorded.fault().source());
      assertEquals(0, recorded.fault().index());
      assertTrue(recorded.message().contains("output 0 of the policy, for actuator #0, is NaN"));
      assertEquals(1, recorded.place().episodeStep());
    }
  }

  @Test
  void aResetEndsTheEpisodeAndCountsTheFault() {
    TaskDefinition definition =
        task((s, good) -> s.qpos().get(0) > 0.1 ? badAfter(s, 10, Double.NaN, good) : good).build();
    try (Rollout rollout = new Rollout(definition, 4, 200, 2)) {
      rollout.collect();
      long faults = rollout.collector.faults();
      assertTrue(faults > 0);
      assertEquals(faults, rollout.outcomes(StepOutcome.DIVERGED));
      assertEquals(faults, rollout.collector.recorded().size());
      for (RecordedFault recorded : rollout.collector.recorded()) {
        assertEquals(10, recorded.place().episodeStep());
        int e = recorded.place().environment();
        int t = (int) ((recorded.place().step() - 1 - e) / 4);
        int row = rollout.buffer.row(e, t);
        assertTrue(rollout.buffer.terminated()[row]);
        assertEquals(0, rollout.buffer.rewards()[row]);
      }
      for (float value : rollout.buffer.observations().block().toArray()) {
        assertTrue(Float.isFinite(value));
      }
    }
  }

  @Test
  void aResetThatFailsIsTakenAnew() {
    TaskDefinition definition =
        positions()
            .observe(
                "velocity",
                observation(
                    (s, good) -> s.time() == 0 && s.qpos().get(0) > 0.195 ? Double.NaN : good))
            .episodeSteps(3)
            .model(PushedMass::heavier)
            .build();
    try (Rollout rollout = new Rollout(definition, 1, 3000, 1);
        Rollout restored = new Rollout(definition, 1, 3000, 2)) {
      List<Episode> ended = rollout.collect();
      assertTrue(rollout.collector.faults() > 1);
      assertTrue(rollout.collector.recorded().stream().anyMatch(RecordedFault::inReset));
      assertTrue(ended.stream().anyMatch(e -> e.outcome() == StepOutcome.TRUNCATED));
      restored.restore(rollout.save());
      rollout.collect();
      restored.collect();
      rollout.assertSameAs(restored);
      assertEquals(rollout.collector.faults(), restored.collector.faults());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theFaultThatIsToldDoesNotDependOnTheNumberOfThreads(int threads) {
    TaskDefinition definition =
        task((s, good) -> s.qpos().get(0) > 0.1 ? Double.NaN : good).build();
    try (Rollout one = stopping(definition, 1);
        Rollout several = stopping(definition, threads)) {
      RecordedFault first = stop(one);
      assertSame(first, stop(several));
    }
  }

  private static void assertSame(RecordedFault expected, RecordedFault found) {
    assertEquals(expected.message(), found.message());
    assertEquals(expected.place(), found.place());
    assertEquals(expected.before(), found.before());
    assertArrayEquals(expected.control(), found.control());
    assertArrayEquals(expected.observation(), found.observation());
    assertArrayEquals(expected.observationAfter(), found.observationAfter());
    assertArrayEquals(expected.rewardTerms(), found.rewardTerms());
  }

  @Test
  void tooManyResetsStop() {
    TaskDefinition definition = task((s, good) -> badAfter(s, 10, Double.NaN, good)).build();
    try (Rollout rollout = new Rollout(definition, 2, 200, 1)) {
      RolloutFaultException e = assertThrows(RolloutFaultException.class, rollout::collect);
      assertTrue(e.getMessage().endsWith("more than one in a hundred steps failed"));
      assertEquals(10, e.recorded().place().episodeStep());
    }
  }

  /** In the first segment, after a reset; in the second, of an episode that goes on. */
  @ParameterizedTest
  @ValueSource(ints = {1, 25, 39, 40, 41, 42, 49, 79, 80})
  void theStepBeforeAFaultCanBeTakenAgain(int step) {
    TaskDefinition definition =
        task((s, good) -> badAfter(s, step, Double.NaN, good)).episodeSteps(100).build();
    try (Rollout rollout = stopping(definition, 1)) {
      if (step > 40) {
        rollout.collect();
      }
      RecordedFault recorded = stop(rollout);
      assertEquals(step, recorded.place().episodeStep());
      assertEquals(STEP * (step - 1), recorded.before().time(), 1e-12);
      assertReproduces(recorded, definition);
    }
  }

  private static void assertReproduces(RecordedFault recorded, TaskDefinition definition) {
    try (Model model = definition.model().get();
        Environment environment = new Environment(definition, model, new RandomStream(0, 0))) {
      assertTrue(recorded.approach(environment));
      double[] observation = new double[environment.observationSize()];
      environment.observe(observation);
      assertArrayEquals(recorded.observation(), observation);
      Optional<Fault> again = recorded.takeAgain(environment);
      assertTrue(again.isPresent() && recorded.fault().isSameAs(again.get()), again.toString());
    }
  }

  @Test
  void aModelThatBlowsUpCanBeSeenToDoSoAgain() {
    TaskDefinition definition =
        PushedMass.task().model(FaultTest::explosive).reset(Resets.uniformQpos(0.2)).build();
    try (Rollout rollout = stopping(definition, 2)) {
      RecordedFault recorded = stop(rollout);
      assertEquals(Fault.Source.SIMULATION, recorded.fault().source());
      assertTrue(recorded.place().episodeStep() > 1);
      assertReproduces(recorded, definition);
    }
  }

  /** Its slide is pushed away from its middle, harder and harder. */
  static Model explosive() {
    String mjcf =
        """
        <mujoco>
          <option timestep="0.01" gravity="0 0 0"/>
          <worldbody>
            <body>
              <joint name="slide" type="slide" axis="1 0 0" stiffness="-2e4"/>
              <geom size="0.1" mass="1" contype="0" conaffinity="0"/>
              <body pos="0.3 0 0">
                <joint name="hinge" type="hinge" axis="0 1 0"/>
                <geom size="0.1" pos="0.2 0 0" mass="0.1" contype="0" conaffinity="0"/>
              </body>
            </body>
          </worldbody>
          <actuator>
            <motor joint="slide" ctrllimited="true" ctrlrange="-1 1" gear="10"/>
            <motor joint="hinge" ctrllimited="true" ctrlrange="-1 1" gear="0.1"/>
          </actuator>
        </mujoco>
        """;
    return Model.parse("explosive", mjcf);
  }

  @Test
  void whatIsSavedAfterAStopIsTheSegmentBefore() {
    TaskDefinition sound = task((s, good) -> good).episodeSteps(100).build();
    TaskDefinition broken =
        task((s, good) -> s.qpos().get(0) > 0 ? badAfter(s, 60, Double.NaN, good) : good)
            .episodeSteps(100)
            .build();
    try (Rollout stopped = stopping(broken, 1);
        Rollout tolerant = new Rollout(broken, 3, 40, 1);
        Rollout expected = stopping(sound, 1);
        Rollout restored = stopping(sound, 1)) {
      tolerant.collect();
      tolerant.collect();
      assertTrue(tolerant.collector.faults() < 3, "an environment comes to the segment's end");
      stopped.collect();
      stop(stopped);
      expected.collect();
      restored.restore(stopped.save());
      expected.collect();
      restored.collect();
      expected.assertSameAs(restored);
    }
  }

  @Test
  void noMoreThanTenFaultsOfARunAreRecorded() {
    TaskDefinition definition =
        task((s, good) -> s.qpos().get(0) > 0.15 ? badAfter(s, 1, Double.NaN, good) : good).build();
    int recorded = 0;
    try (Rollout rollout = new Rollout(definition, 8, 400, 2)) {
      for (int segment = 0; segment < 4; segment++) {
        rollout.collect();
        recorded += rollout.collector.recorded().size();
      }
      assertTrue(rollout.collector.faults() > 10, "faults: " + rollout.collector.faults());
      assertEquals(10, recorded);
    }
  }

  @Test
  void recordingAFaultChangesNoResult() {
    TaskDefinition definition =
        task((s, good) -> s.qpos().get(0) > 0.1 ? badAfter(s, 1, Double.NaN, good) : good).build();
    try (Rollout rollout = new Rollout(definition, 1, 1000, 1);
        RolloutBuffer few = Rollout.buffer(1, 1000);
        RolloutBuffer all = Rollout.buffer(1, 1000)) {
      assertEquals(1, recorded(rollout, few, 1));
      assertTrue(recorded(rollout, all, 100) > 1);
      assertArrayEquals(few.actions().block().toArray(), all.actions().block().toArray());
      assertArrayEquals(few.observations().block().toArray(), all.observations().block().toArray());
      assertArrayEquals(few.rewards(), all.rewards());
      assertArrayEquals(few.terminated(), all.terminated());
    }
  }

  /** How many faults of a segment were recorded of so many at most. */
  private static int recorded(Rollout rollout, RolloutBuffer buffer, int limit) {
    Environment environment =
        new Environment(rollout.definition, rollout.model, new RandomStream(Rollout.SEED, 1));
    try (EnvironmentRunner runner =
            new EnvironmentRunner(
                0, environment, rollout.actionMap, Rollout.SEED, EpisodeObserver.NONE);
        NetworkActor actor = new NetworkActor(rollout.policy.shape())) {
      runner.collect(
          new Segment(
              buffer,
              rollout.policy,
              rollout.freshNormaliser(),
              Rollout.noNormaliser(),
              0,
              FaultResponse.RESET,
              limit),
          actor);
      return runner.faults().recorded().size();
    }
  }
}
