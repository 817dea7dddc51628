package org.gaitway.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.ppo.AlgorithmSettings.Algorithm;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.rollout.PushedMass;
import org.gaitway.run.Trainers;
import org.gaitway.task.FaultException;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every algorithm owes: the same bits on any number of threads, and after a restore. */
class BaselineTrainersTest {
  private static final int ROUNDS = 4;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void oneThreadAndThreeGiveTheSameBits(Algorithm algorithm) throws IOException {
    try (Trainer one = trainer(algorithm, 1);
        Trainer three = trainer(algorithm, 3)) {
      for (int round = 0; round < ROUNDS; round++) {
        assertSameReport(one.advance(), three.advance());
      }
      assertSameState(one, three);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunStoppedAfterAnyRoundEndsTheSame(Algorithm algorithm) throws IOException {
    Path file = folder.resolve("checkpoint");
    try (Trainer uninterrupted = trainer(algorithm, 1)) {
      uninterrupted.save().write(file);
      for (int round = 0; round < ROUNDS; round++) {
        try (Trainer restored = trainer(algorithm, 2)) {
          restored.restore(Checkpoint.read(file));
          assertSameReport(uninterrupted.advance(), restored.advance());
          assertSameState(uninterrupted, restored);
          Files.delete(file);
          restored.save().write(file);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void updatesChangeThePolicyAndCountTheirSteps(Algorithm algorithm) {
    try (Trainer trainer = trainer(algorithm, 2)) {
      float[] before = trainer.policy().parameters().block().toArray();
      UpdateReport first = trainer.advance();
      UpdateReport second = trainer.advance();
      float[] after = trainer.policy().parameters().block().toArray();
      assertTrue(Arrays.mismatch(before, after) >= 0);
      assertTrue(first.steps() > 0 && second.steps() > first.steps());
      assertEquals(second.steps(), trainer.steps());
      assertEquals(2, second.update());
      assertEquals(
          second.episodes() - first.episodes(), second.ended().size(), "episodes of the round");
    }
  }

  @Test
  void aGenerationIsAllCandidatesEpisodes() {
    try (Trainer cem = trainer(Algorithm.CEM, 1)) {
      UpdateReport report = cem.advance();
      assertEquals(12, report.ended().size());
      assertEquals(
          report.ended().stream().mapToInt(episode -> episode.length()).sum(), report.steps());
    }
  }

  @Test
  void aCheckpointOfAnotherAlgorithmIsRefused() {
    try (Trainer trpo = trainer(Algorithm.TRPO, 1);
        Trainer a2c = trainer(Algorithm.A2C, 1)) {
      Checkpoint saved = trpo.save();
      String message =
          assertThrows(CheckpointException.class, () -> a2c.restore(saved)).getMessage();
      assertTrue(message.contains("learner.policy.mean-square"), message);
    }
  }

  @Test
  void aSearchInABrokenTaskEndsSayingWhy() {
    TaskDefinition broken =
        PushedMass.task().reward("broken", 1, environment -> () -> Double.NaN).build();
    try (Trainer cem = Trainers.create(SmallBaseline.settings(Algorithm.CEM, 2), broken)) {
      String message = assertThrows(FaultException.class, cem::advance).getMessage();
      assertTrue(message.contains("12 episodes diverged"), message);
      assertTrue(message.contains("broken"), message);
    }
  }

  private static void assertSameReport(UpdateReport expected, UpdateReport found) {
    assertEquals(expected.steps(), found.steps());
    assertEquals(expected.episodes(), found.episodes());
    assertEquals(expected.statistics(), found.statistics());
    assertEquals(expected.meanReturn(), found.meanReturn());
    assertEquals(expected.explainedVariance(), found.explainedVariance());
  }

  private void assertSameState(Trainer expected, Trainer found) throws IOException {
    Path a = folder.resolve("expected");
    Path b = folder.resolve("found");
    expected.save().write(a);
    found.save().write(b);
    assertEquals(-1, Files.mismatch(a, b), "first byte in which the checkpoints differ");
  }

  private static Trainer trainer(Algorithm algorithm, int threads) {
    return Trainers.create(
        SmallBaseline.settings(algorithm, threads), Tasks.define("hopper", "v4"));
  }
}
