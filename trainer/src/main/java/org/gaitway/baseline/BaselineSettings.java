package org.gaitway.baseline;

import org.gaitway.config.Setting;

/**
 * What the baselines have beyond PPO's settings. Horizon, discount, advantages, step sizes, entropy
 * bonus and the value function's epochs are those of {@code ppo}.
 */
public record BaselineSettings(
    @Setting("Trust region policy optimisation") TrpoSettings trpo,
    @Setting("Advantage actor-critic") A2cSettings a2c,
    @Setting("Vanilla policy gradient with adaptive step size") VanillaSettings vanilla,
    @Setting("Cross-entropy method") CemSettings cem) {

  /** The published values. */
  public static BaselineSettings published() {
    return new BaselineSettings(
        TrpoSettings.published(),
        A2cSettings.published(),
        VanillaSettings.published(),
        CemSettings.published());
  }
}
