package org.gaitway.baseline;

import java.util.List;
import java.util.Optional;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.AlgorithmSettings;
import org.gaitway.ppo.AlgorithmSettings.Algorithm;
import org.gaitway.ppo.AlgorithmSettings.LearnerKind;
import org.gaitway.ppo.NetworkSettings;
import org.gaitway.ppo.NormalisationSettings;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.RunSettings;
import org.gaitway.ppo.SurrogateSettings;
import org.gaitway.ppo.TaskSettings;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.rollout.FaultResponse;

/** Settings of small runs. */
public final class SmallBaseline {
  private SmallBaseline() {}

  /** Two environments of 60 steps each, so that segments end within episodes. */
  public static TrainingSettings settings(Algorithm algorithm, int threads) {
    return settings(algorithm, threads, 2, 60);
  }

  /** The published values but for the sizes. */
  public static TrainingSettings settings(Algorithm algorithm, int threads, int envs, int horizon) {
    CemSettings cem = new CemSettings(6, 0.4, 2, 1, 1, 10);
    BaselineSettings published = BaselineSettings.published();
    return new TrainingSettings(
        new TaskSettings("hopper", "v4"),
        new RunSettings(1, 1_000_000, envs, threads, 0, FaultResponse.RESET),
        new AlgorithmSettings(algorithm, LearnerKind.CPU),
        new NetworkSettings(
            List.of(24, 20), List.of(24), Activation.TANH, -0.5, 0.01, true, false, true),
        ppo(horizon, true),
        new BaselineSettings(published.trpo(), published.a2c(), published.vanilla(), cem),
        new NormalisationSettings(true, true));
  }

  /** The algorithm's settings. */
  static PpoSettings ppo(int horizon, boolean normaliseAdvantages) {
    return new PpoSettings(
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
        0.001,
        normaliseAdvantages,
        0);
  }
}
