package org.gaitway.baseline;

import org.gaitway.config.Setting;

/** Hyper-parameters of the vanilla policy gradient. */
public record VanillaSettings(
    @Setting(
            value = "KL(old, new) of an update that the policy's step size is steered to [nat]",
            source = "homework 4 of Berkeley's CS 294, to which the PPO paper points: 0.002")
        double klTarget) {

  /** Checks the range. */
  public VanillaSettings {
    Checks.require(klTarget > 0, "klTarget must be positive, was " + klTarget);
  }

  /** The published value. */
  public static VanillaSettings published() {
    return new VanillaSettings(0.002);
  }
}
