package org.gaitway.ppo;

import java.util.List;
import java.util.Optional;
import org.gaitway.baseline.BaselineSettings;
import org.gaitway.policy.Activation;
import org.gaitway.rollout.FaultResponse;
import org.gaitway.task.legged.LeggedSettings;

/** Where training of a legged robot starts from: settings for two cores and less than an hour. */
final class LeggedPreset {
  private static final long STEPS = 40_000_000;

  private LeggedPreset() {}

  static TrainingSettings settings(String task, String version) {
    return new TrainingSettings(
        new TaskSettings(task, version),
        new RunSettings(1, STEPS, 256, 0, 4_000_000, FaultResponse.RESET),
        AlgorithmSettings.ppo(),
        new NetworkSettings(
            List.of(128, 128, 64),
            List.of(128, 128, 64),
            Activation.ELU,
            -0.5,
            0.01,
            true,
            false,
            true),
        new PpoSettings(
            24,
            5,
            1536,
            0.99,
            0.95,
            SurrogateSettings.clip(0.2),
            1e-3,
            PpoSettings.Schedule.CONSTANT,
            Optional.of(0.015),
            1e-5,
            1.0,
            1.0,
            Optional.empty(),
            0.003,
            true,
            0),
        BaselineSettings.published(),
        new NormalisationSettings(true, true),
        new SymmetrySettings(false),
        TeacherSettings.NONE,
        Optional.of(LeggedSettings.of(version)));
  }
}
