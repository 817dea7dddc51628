package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.rollout.Episode;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;

class LearningTest {

  /** Episodes last 1,000 steps at most, each of which earns 1. */
  @Test
  void thePendulumIsBalancedAfterEightyThousandSteps() {
    TrainingSettings settings =
        TrainingSettings.Preset.DEFAULT.forTask("inverted-pendulum").withThreads(2);
    try (SegmentTrainer trainer =
        new SegmentTrainer(settings, Tasks.define("inverted-pendulum", ""))) {
      double first = trainer.advance().meanReturn();
      UpdateReport report = null;
      while (trainer.steps() < 80_000) {
        report = trainer.advance();
      }
      List<Episode> recent = report.recent();
      double last =
          recent.subList(recent.size() - 10, recent.size()).stream()
              .mapToDouble(Episode::totalReward)
              .average()
              .orElseThrow();
      assertTrue(first < 50, "an untrained policy balances it for " + first + " steps");
      assertEquals(1000, last, 100, "mean return of the last ten episodes");
    }
  }
}
