package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaitway.baseline.BaselineSettings;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.policy.Activation;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.FaultResponse;
import org.gaitway.rollout.PushedMass;
import org.gaitway.task.FaultException;
import org.gaitway.task.Resets;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.gaitway.task.Terminations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTrainerTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"half-cheetah", "hopper"})
  void oneThreadAndTwoGiveTheSameBits(String task) throws IOException {
    try (SegmentTrainer one = trainer(task, "", settings(1, 3, 128, 1));
        SegmentTrainer two = trainer(task, "", settings(1, 3, 128, 2))) {
      for (int round = 0; round < 4; round++) {
        assertSameReport(one.advance(), two.advance());
      }
      assertSameState(one, two);
    }
  }

  @Test
  void otherSeedsGiveOtherPolicies() throws IOException {
    try (SegmentTrainer one = trainer("hopper", "", settings(1, 2, 64, 1));
        SegmentTrainer other = trainer("hopper", "", settings(2, 2, 64, 1))) {
      assertNotEquals(
          List.of(one.policy().parameters().weights(0)[0]),
          List.of(other.policy().parameters().weights(0)[0]));
      assertNotEquals(one.advance().statistics(), other.advance().statistics());
    }
  }

  /** Horizons that end within episodes, and for the reacher also one that ends with them. */
  @ParameterizedTest
  @CsvSource({
    "half-cheetah, v4, 60",
    "hopper, v5, 60",
    "ant, v4, 40",
    "ant, v5, 40",
    "reacher, v4, 60",
    "reacher, v5, 50",
    "humanoid, v4, 40",
    "humanoid, v5, 40",
    "walker2d, v4, 60",
    "swimmer, v4, 60",
    "inverted-double-pendulum, v4, 40"
  })
  void aRestoredRunGoesOnWithTheSameBits(String task, String version, int horizon)
      throws IOException {
    Path file = folder.resolve("checkpoint");
    try (SegmentTrainer uninterrupted = trainer(task, version, settings(1, 3, horizon, 1));
        SegmentTrainer restored = trainer(task, version, settings(1, 3, horizon, 2))) {
      for (int round = 0; round < 3; round++) {
        uninterrupted.advance();
      }
      uninterrupted.save().write(file);
      restored.restore(Checkpoint.read(file));
      assertSameState(uninterrupted, restored);
      for (int round = 0; round < 3; round++) {
        assertSameReport(uninterrupted.advance(), restored.advance());
      }
      assertSameState(uninterrupted, restored);
    }
  }

  @Test
  void aRunStoppedAfterAnyRoundAndAgainAtOnceEndsTheSame() throws IOException {
    TaskDefinition task =
        PushedMass.task()
            .episodeSteps(17)
            .terminate("position", Terminations.outside("slide", -0.3, 0.3))
            .reset(Resets.uniformQpos(0.25))
            .build();
    TrainingSettings settings = settings(3, 4, 20, 1);
    try (SegmentTrainer uninterrupted = new SegmentTrainer(settings, task)) {
      Checkpoint saved = uninterrupted.save();
      for (int round = 0; round < 8; round++) {
        try (SegmentTrainer first = new SegmentTrainer(settings, task);
            SegmentTrainer second = new SegmentTrainer(settings, task)) {
          first.restore(saved);
          second.restore(first.save());
          assertSameReport(uninterrupted.advance(), second.advance());
          assertSameState(uninterrupted, second);
          saved = second.save();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "walker2d, v4, 2, 64, hopper v4, walker2d v4",
    "hopper, v5, 2, 64, hopper v4, hopper v5",
    "hopper, v4, 3, 64, found 2, expected 3",
    "hopper, v4, 2, 32, learner.policy.parameters, numbers",
  })
  void aCheckpointOfAnotherRunIsRefusedSayingWhatWasExpected(
      String task, String version, int envs, int width, String one, String other) {
    TrainingSettings settings = settings(1, envs, 16, 1);
    NetworkSettings network = network(width);
    TrainingSettings changed =
        new TrainingSettings(
            settings.task(),
            settings.run(),
            settings.algorithm(),
            network,
            settings.ppo(),
            settings.baseline(),
            settings.normalise());
    try (SegmentTrainer hopper = trainer("hopper", "v4", settings(1, 2, 16, 1));
        SegmentTrainer different = trainer(task, version, changed)) {
      Checkpoint saved = hopper.save();
      String message =
          assertThrows(CheckpointException.class, () -> different.restore(saved)).getMessage();
      assertTrue(message.contains(one) && message.contains(other), message);
    }
  }

  @Test
  void aCheckpointOfAChangedModelIsRefused() {
    TaskDefinition heavier = PushedMass.task().model(PushedMass::heavier).build();
    try (SegmentTrainer trainer =
            new SegmentTrainer(settings(1, 1, 8, 1), PushedMass.task().build());
        SegmentTrainer other = new SegmentTrainer(settings(1, 1, 8, 1), heavier)) {
      Checkpoint saved = trainer.save();
      String message =
          assertThrows(CheckpointException.class, () -> other.restore(saved)).getMessage();
      assertTrue(message.contains("another model"), message);
      assertTrue(message.contains(trainer.policy().model().sha256()), message);
      assertTrue(message.contains(other.policy().model().sha256()), message);
    }
  }

  @Test
  void roundsAreCountedAndTheRunEndsWithItsSteps() {
    TaskDefinition task = PushedMass.task().episodeSteps(10).build();
    TrainingSettings settings = settings(1, 2, 25, 1); // 50 steps a round
    RunSettings run = new RunSettings(1, 120, 2, 1, 0, FaultResponse.RESET);
    TrainingSettings linear =
        new TrainingSettings(
            settings.task(),
            run,
            settings.algorithm(),
            settings.network(),
            settings.ppo(),
            settings.baseline(),
            settings.normalise());
    try (SegmentTrainer trainer = new SegmentTrainer(linear, task)) {
      List<UpdateReport> reports = new ArrayList<>();
      while (!trainer.finished()) {
        reports.add(trainer.advance());
      }
      assertEquals(List.of(1, 2, 3), reports.stream().map(UpdateReport::update).toList());
      assertEquals(List.of(50L, 100L, 150L), reports.stream().map(UpdateReport::steps).toList());
      // Of 25, 50 and 75 steps in each environment, 2, 5 and 7 whole episodes of 10.
      assertEquals(List.of(4L, 10L, 14L), reports.stream().map(UpdateReport::episodes).toList());
      assertEquals(List.of(4, 6, 4), reports.stream().map(r -> r.ended().size()).toList());
      assertEquals(14, reports.get(2).recent().size());
      assertEquals(10, reports.get(2).meanLength());
      // The step size is that of the round's beginning: 0, 50 and 100 of 120 steps are over.
      double rate = linear.ppo().learningRate();
      assertEquals(rate, reports.get(0).statistics().learningRate());
      assertEquals(rate * 70 / 120, reports.get(1).statistics().learningRate(), 1e-12);
      assertEquals(rate * 20 / 120, reports.get(2).statistics().learningRate(), 1e-12);
    }
  }

  @Test
  void aLearnerThatFailsIsToldWithItsUpdate() {
    TaskDefinition task = PushedMass.task().reward("huge", 1e30, environment -> () -> 1).build();
    TrainingSettings settings = settings(1, 2, 25, 1);
    TrainingSettings raw =
        new TrainingSettings(
            settings.task(),
            settings.run(),
            settings.algorithm(),
            settings.network(),
            settings.ppo(),
            settings.baseline(),
            new NormalisationSettings(true, false));
    try (SegmentTrainer trainer = new SegmentTrainer(raw, task)) {
      String message = assertThrows(FaultException.class, trainer::advance).getMessage();
      assertTrue(
          message.startsWith("update 1, after 50 steps of the run, task pushed-mass v1: value"),
          message);
    }
  }

  @Test
  void theRecentEpisodesAreTheLastHundred() {
    TaskDefinition task = PushedMass.task().episodeSteps(1).build();
    try (SegmentTrainer trainer = new SegmentTrainer(settings(1, 2, 40, 1), task)) {
      List<Double> returns = new ArrayList<>();
      UpdateReport last = null;
      for (int round = 0; round < 3; round++) {
        last = trainer.advance();
        last.ended().forEach(episode -> returns.add(episode.totalReward()));
      }
      assertEquals(240, last.episodes());
      assertEquals(
          returns.subList(140, 240), last.recent().stream().map(Episode::totalReward).toList());
      double mean = returns.subList(140, 240).stream().mapToDouble(r -> r).average().orElseThrow();
      assertEquals(mean, last.meanReturn(), 1e-12);
    }
  }

  @Test
  void beforeAnEpisodeHasEndedItsReturnIsNotANumber() {
    try (SegmentTrainer trainer = trainer("half-cheetah", "", settings(1, 1, 16, 1))) {
      UpdateReport report = trainer.advance();
      assertEquals(0, report.episodes());
      assertTrue(Double.isNaN(report.meanReturn()) && Double.isNaN(report.meanLength()));
      assertTrue(Double.isNaN(report.meanTerm(0)) && Double.isNaN(report.returnDeviation()));
      assertFalse(trainer.finished());
    }
  }

  private static void assertSameReport(UpdateReport expected, UpdateReport found) {
    assertEquals(expected.update(), found.update());
    assertEquals(expected.steps(), found.steps());
    assertEquals(expected.episodes(), found.episodes());
    assertEquals(expected.statistics(), found.statistics());
    assertEquals(expected.explainedVariance(), found.explainedVariance());
    assertEquals(expected.meanReturn(), found.meanReturn());
    assertEquals(returns(expected.recent()), returns(found.recent()));
    assertEquals(returns(expected.ended()), returns(found.ended()));
  }

  private static List<Double> returns(List<Episode> episodes) {
    return episodes.stream().map(Episode::totalReward).toList();
  }

  /** Everything a checkpoint holds is the same, bit for bit. */
  private void assertSameState(SegmentTrainer expected, SegmentTrainer found) throws IOException {
    Path a = folder.resolve("expected");
    Path b = folder.resolve("found");
    expected.save().write(a);
    found.save().write(b);
    assertEquals(-1, Files.mismatch(a, b), "first byte in which the checkpoints differ");
  }

  private static SegmentTrainer trainer(String task, String version, TrainingSettings settings) {
    return new SegmentTrainer(settings, Tasks.define(task, version));
  }

  private static TrainingSettings settings(long seed, int envs, int horizon, int threads) {
    return new TrainingSettings(
        new TaskSettings("", ""),
        new RunSettings(seed, 1_000_000, envs, threads, 0, FaultResponse.RESET),
        AlgorithmSettings.ppo(),
        network(64),
        new PpoSettings(
            horizon,
            3,
            32,
            0.99,
            0.95,
            SurrogateSettings.clip(0.2),
            1e-3,
            PpoSettings.Schedule.LINEAR,
            Optional.empty(),
            1e-5,
            0.5,
            0.5,
            Optional.empty(),
            0,
            true,
            0),
        BaselineSettings.published(),
        new NormalisationSettings(true, true));
  }

  private static NetworkSettings network(int width) {
    return new NetworkSettings(
        List.of(width, 20), List.of(width), Activation.TANH, -0.5, 0.01, true, false, true);
  }
}
