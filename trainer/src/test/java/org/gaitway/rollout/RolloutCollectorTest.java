package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.nn.PlainMlp;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.SimulationWarning;
import org.gaitway.task.Environment;
import org.gaitway.task.Reset;
import org.gaitway.task.Resets;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Terminations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutCollectorTest {
  private static final Reset DIVERGES = (simulation, random) -> simulation.qvel().put(0, 1e12);

  /** Some episodes end at the end of the slide, the others in time. */
  private static TaskDefinition eventful() {
    return PushedMass.task()
        .episodeSteps(17)
        .terminate("position", Terminations.outside("slide", -0.3, 0.3))
        .reset(Resets.uniformQpos(0.25))
        .reset(Resets.normalQvel(0.5))
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void resultsDoNotDependOnTheNumberOfThreads(int threads) {
    try (Rollout one = new Rollout(eventful(), 5, 40, 1);
        Rollout several = new Rollout(eventful(), 5, 40, threads)) {
      for (int segment = 0; segment < 4; segment++) {
        one.collect();
        several.collect();
        one.assertSameAs(several);
      }
      assertTrue(one.outcomes(StepOutcome.TERMINATED) > 0);
      assertTrue(one.outcomes(StepOutcome.TRUNCATED) > 0);
    }
  }

  @Test
  void manyEnvironmentsAreAsManySingleOnes() {
    int horizon = 40;
    try (Rollout many = new Rollout(eventful(), 4, horizon, 2);
        NetworkActor actor = new NetworkActor(many.policy.shape())) {
      List<Episode> ended = many.collect();
      for (int e = 0; e < 4; e++) {
        RandomStream random = new RandomStream(Rollout.SEED, e + 1L);
        try (RolloutBuffer alone = Rollout.buffer(1, horizon);
            EnvironmentRunner runner =
                new EnvironmentRunner(
                    0,
                    new Environment(many.definition, many.model, random),
                    many.actionMap,
                    Rollout.SEED,
                    EpisodeObserver.NONE)) {
          runner.collect(many.segment(alone), actor);
          for (int t = 0; t < horizon; t++) {
            int row = many.buffer.row(e, t);
            assertArrayEquals(
                Rollout.row(alone.actions(), t), Rollout.row(many.buffer.actions(), row));
            assertArrayEquals(
                Rollout.row(alone.observations(), t), Rollout.row(many.buffer.observations(), row));
            assertEquals(alone.rewards()[t], many.buffer.rewards()[row]);
            assertEquals(alone.terminated()[t], many.buffer.terminated()[row]);
            assertEquals(alone.truncated()[t], many.buffer.truncated()[row]);
          }
          int environment = e;
          assertEquals(
              runner.finished().stream().map(Episode::totalReward).toList(),
              ended.stream()
                  .filter(episode -> episode.environment() == environment)
                  .map(Episode::totalReward)
                  .toList());
        }
      }
    }
  }

  @Test
  void anotherSeedGivesOtherNumbers() {
    try (Rollout one = new Rollout(eventful(), 1, 10, 1, 1);
        Rollout other = new Rollout(eventful(), 1, 10, 1, 2)) {
      one.collect();
      other.collect();
      assertFalse(
          Arrays.equals(
              Rollout.row(one.buffer.actions(), 0), Rollout.row(other.buffer.actions(), 0)));
    }
  }

  @Test
  void actionsAreThePolicysMeansPlusNoiseOfTheEnvironmentsStream() {
    TaskDefinition definition = PushedMass.task().build(); // Its resets draw nothing.
    try (Rollout rollout = new Rollout(definition, 2, 20, 1)) {
      rollout.collect();
      PlainMlp plain = new PlainMlp(rollout.policy.shape());
      double[] theta = PlainMlp.widened(rollout.policy);
      for (int e = 0; e < 2; e++) {
        RandomStream noise = new RandomStream(Rollout.SEED, e + 1L);
        for (int t = 0; t < 20; t++) {
          int row = rollout.buffer.row(e, t);
          double[] mean =
              plain.forward(theta, widened(Rollout.row(rollout.buffer.observations(), row)));
          float[] action = Rollout.row(rollout.buffer.actions(), row);
          for (int i = 0; i < action.length; i++) {
            double std = Math.exp(rollout.policy.extra()[i]);
            assertEquals(mean[i] + std * noise.gaussian(), action[i], 1e-5);
          }
        }
      }
    }
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  @Test
  void timeOutsKeepTheTrueLastObservation() {
    TaskDefinition definition = PushedMass.task().episodeSteps(7).build();
    try (Rollout rollout = new Rollout(definition, 3, 24, 2, false)) {
      rollout.collect();
      for (int e = 0; e < 3; e++) {
        // 24 steps hold three whole episodes of 7 and 3 steps of the fourth.
        assertEquals(3, rollout.buffer.finalCount(e));
        rollout.assertReplays(e);
      }
    }
  }

  @Test
  void episodesGoOnFromOneSegmentToTheNext() {
    TaskDefinition definition = PushedMass.task().episodeSteps(25).build();
    try (Rollout rollout = new Rollout(definition, 2, 10, 1, false)) {
      assertEquals(0, rollout.collect().size());
      float[] last = Rollout.row(rollout.buffer.nextObservations(), 1);
      assertEquals(0, rollout.collect().size());
      assertArrayEquals(last, Rollout.row(rollout.buffer.observations(), rollout.buffer.row(1, 0)));
      List<Episode> ended = rollout.collect();
      assertEquals(2, ended.size());
      for (Episode episode : ended) {
        assertEquals(25, episode.length());
        assertEquals(4, episode.endStep());
        assertEquals(StepOutcome.TRUNCATED, episode.outcome());
      }
    }
  }

  @Test
  void anEpisodesReturnIsTheSumOfItsRewardsAndOfItsTerms() {
    TaskDefinition definition = PushedMass.task().episodeSteps(10).build();
    try (Rollout rollout = new Rollout(definition, 2, 10, 1)) {
      for (Episode episode : rollout.collect()) {
        double sum = 0;
        for (int t = 0; t < 10; t++) {
          sum += rollout.buffer.rewards()[rollout.buffer.row(episode.environment(), t)];
        }
        assertEquals(sum, episode.totalReward(), 1e-5);
        assertEquals(
            episode.totalReward(), episode.rewardTerms()[0] + episode.rewardTerms()[1], 1e-12);
        assertTrue(episode.rewardTerms()[1] < 0, "the control term is a cost");
      }
    }
  }

  @Test
  void episodesAreReportedInTheOrderInWhichTheyEnd() {
    try (Rollout rollout = new Rollout(eventful(), 5, 100, 2)) {
      List<Integer> ends = rollout.collect().stream().map(Episode::endStep).toList();
      assertTrue(ends.size() > 10);
      assertEquals(ends.stream().sorted().toList(), ends);
    }
  }

  @Test
  void theNormaliserIsConstantDuringASegmentAndThenTakesItIn() {
    TaskDefinition definition = PushedMass.task().reset(Resets.uniformQpos(0.2)).build();
    try (Rollout raw = new Rollout(definition, 3, 20, 2, false);
        Rollout normalised = new Rollout(definition, 3, 20, 2)) {
      raw.collect();
      normalised.collect();
      // Nothing was seen before the first segment, so both are raw.
      assertArrayEquals(
          raw.buffer.observations().block().toArray(),
          normalised.buffer.observations().block().toArray());
      for (int i = 0; i < PushedMass.OBSERVATIONS; i++) {
        double sum = 0;
        for (int row = 0; row < 60; row++) {
          sum += Rollout.row(raw.buffer.observations(), row)[i];
        }
        assertEquals(sum / 60, normalised.normaliser.mean()[i], 1e-6);
      }
      assertEquals(60, normalised.normaliser.save()[0]);
    }
  }

  @Test
  void aDivergenceIsATerminationWithoutReward() {
    AtomicInteger resets = new AtomicInteger();
    Reset second =
        (simulation, random) -> {
          if (resets.incrementAndGet() == 2) {
            DIVERGES.apply(simulation, random);
          }
        };
    TaskDefinition definition = PushedMass.task().episodeSteps(5).reset(second).build();
    try (Rollout rollout = new Rollout(definition, 1, 20, 1, false)) {
      List<Episode> ended = rollout.collect();
      assertEquals(StepOutcome.DIVERGED, ended.get(1).outcome());
      assertEquals(1, ended.get(1).length());
      assertEquals(0, ended.get(1).totalReward());
      assertTrue(rollout.buffer.terminated()[5]);
      assertFalse(rollout.buffer.truncated()[5]);
      assertEquals(0, rollout.buffer.rewards()[5]);
      // The episode after it starts from a sound state.
      assertArrayEquals(
          Rollout.row(rollout.buffer.observations(), 0),
          Rollout.row(rollout.buffer.observations(), 6));
      assertEquals(StepOutcome.TRUNCATED, ended.get(2).outcome());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aModelThatDivergesAllTheTimeIsReported(int threads) {
    TaskDefinition definition = PushedMass.task().reset(DIVERGES).build();
    try (Rollout rollout = new Rollout(definition, 4, 50, threads)) {
      RolloutFaultException e = assertThrows(RolloutFaultException.class, rollout::collect);
      assertEquals(SimulationWarning.BAD_QVEL.description(), e.recorded().fault().term());
      assertTrue(e.getMessage().contains("pushed-mass"), e.getMessage());
    }
  }

  @Test
  void stepsAllocateNothing() {
    TaskDefinition definition = PushedMass.task().episodeSteps(1_000_000).build();
    long few = allocatedBy(definition, 100);
    long many = allocatedBy(definition, 2100);
    assertTrue(many - few < 2000, "2,000 steps allocated " + (many - few) + " bytes");
  }

  private static long allocatedBy(TaskDefinition definition, int horizon) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Rollout rollout = new Rollout(definition, 1, horizon, 1)) {
      rollout.collect();
      rollout.collect();
      long before = threads.getCurrentThreadAllocatedBytes();
      rollout.collect();
      return threads.getCurrentThreadAllocatedBytes() - before;
    }
  }

  /** With 17 steps to an episode, 34 leave fresh episodes behind unless one has ended early. */
  @ParameterizedTest
  @ValueSource(ints = {1, 17, 34, 40})
  void aRestoredCollectorGoesOnWithTheSameBits(int horizon) {
    try (Rollout rollout = new Rollout(eventful(), 4, horizon, 1);
        Rollout restored = new Rollout(eventful(), 4, horizon, 2, 99)) {
      rollout.collect();
      rollout.collect();
      restored.restore(rollout.save());
      for (int segment = 0; segment < 3; segment++) {
        rollout.collect();
        restored.collect();
        rollout.assertSameAs(restored);
      }
    }
  }

  @Test
  void aCollectorIsSavedAlikeBeforeItsFirstSegmentAndAfterARestore() {
    try (Rollout rollout = new Rollout(eventful(), 3, 20, 1);
        Rollout restored = new Rollout(eventful(), 3, 20, 1, 99);
        Rollout again = new Rollout(eventful(), 3, 20, 1, 98)) {
      restored.restore(rollout.save());
      again.restore(restored.save());
      rollout.collect();
      again.collect();
      rollout.assertSameAs(again);

      restored.restore(rollout.save());
      again.restore(restored.save());
      rollout.collect();
      again.collect();
      rollout.assertSameAs(again);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void aCheckpointOfAnotherNumberOfEnvironmentsIsRefused(int environments) {
    try (Rollout three = new Rollout(eventful(), 3, 20, 1);
        Rollout other = new Rollout(eventful(), environments, 20, 1)) {
      three.collect();
      Checkpoint saved = three.save();
      String message =
          assertThrows(CheckpointException.class, () -> other.restore(saved)).getMessage();
      assertTrue(message.contains("3") && message.contains("" + environments), message);
    }
  }
}
