package org.gaitway.baseline;

import org.gaitway.config.Setting;

/** Hyper-parameters of A2C, with and without trust region. */
public record A2cSettings(
    @Setting(
            value = "Decay of RMSProp's mean square, per update",
            source = "OpenAI Baselines a2c: 0.99",
            min = 0,
            max = 1)
        double rmsPropDecay,
    @Setting(value = "RMSProp's epsilon", source = "OpenAI Baselines a2c: 1e-5")
        double rmsPropEpsilon,
    @Setting(
            value =
                "Most that a sample's gradient may raise KL(average policy, policy) to first order"
                    + " (a2c-trust-region)",
            source = "ACER paper, section 7: 0.1 to 2; OpenAI Baselines acer: 1")
        double trustRegion,
    @Setting(
            value = "Decay of the average policy, per update (a2c-trust-region)",
            source = "ACER paper, section 5: 0.99",
            min = 0,
            max = 1)
        double averageDecay) {

  /** Checks the ranges. */
  public A2cSettings {
    Checks.require(
        rmsPropDecay >= 0 && rmsPropDecay < 1,
        "rmsPropDecay must be in [0, 1), was " + rmsPropDecay);
    Checks.require(rmsPropEpsilon > 0, "rmsPropEpsilon must be positive, was " + rmsPropEpsilon);
    Checks.require(trustRegion > 0, "trustRegion must be positive, was " + trustRegion);
    Checks.require(
        averageDecay >= 0 && averageDecay < 1,
        "averageDecay must be in [0, 1), was " + averageDecay);
  }

  /** The values of the papers and of OpenAI Baselines. */
  public static A2cSettings published() {
    return new A2cSettings(0.99, 1e-5, 1, 0.99);
  }
}
