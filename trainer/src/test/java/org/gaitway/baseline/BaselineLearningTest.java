package org.gaitway.baseline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gaitway.experiment.PlannedRun;
import org.gaitway.experiment.Plans;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.run.Trainers;
import org.gaitway.task.Tasks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineLearningTest {

  /** With the very settings of the plan. A random policy holds the pendulum for some six steps. */
  @ParameterizedTest
  @CsvSource({
    "trpo, 40_000",
    "vanilla-adaptive, 80_000",
    "a2c, 100_000",
    "a2c-trust-region, 100_000",
    "cem, 80_000"
  })
  void thePendulumIsHeldEverLonger(String setting, String steps) {
    TrainingSettings settings = settings(setting);
    try (Trainer trainer = Trainers.create(settings, Tasks.define("inverted-pendulum", ""))) {
      UpdateReport report = null;
      while (trainer.steps() < Integer.parseInt(steps.replace("_", ""))) {
        report = trainer.advance();
      }
      assertTrue(report.meanReturn() > 60, setting + " holds it for " + report.meanReturn());
    }
  }

  private static TrainingSettings settings(String setting) {
    return PlannedRun.of(Plans.load("ppo-figure3")).stream()
        .filter(run -> run.key().setting().equals(setting))
        .filter(run -> run.key().task().equals("inverted-pendulum"))
        .findFirst()
        .orElseThrow()
        .settings();
  }
}
