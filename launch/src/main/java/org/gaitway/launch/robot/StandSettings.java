package org.gaitway.launch.robot;

import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * When a robot that is told to stand is held in its default pose, rather than by the policy.
 *
 * @param after time at a command of zero and at rest; never if absent
 * @param speed greatest speed of the body that counts as rest
 * @param turning greatest angular velocity of the body that counts as rest
 */
public record StandSettings(
    @Setting(
            value = "Time at a command of zero and at rest, after which it is held [s]; else never",
            min = 0)
        Optional<Double> after,
    @Setting(value = "Greatest speed of the body at rest [m/s]", min = 0) double speed,
    @Setting(value = "Greatest angular velocity of the body at rest [rad/s]", min = 0)
        double turning) {
  /** Never: the policy stands by itself. */
  public static final StandSettings DEFAULTS = new StandSettings(Optional.empty(), 0.1, 0.2);
}
