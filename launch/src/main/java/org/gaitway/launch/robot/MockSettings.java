package org.gaitway.launch.robot;

import org.gaitway.config.Setting;

/**
 * A robot without physics: its joints follow their targets.
 *
 * @param timeConstant after which 63 % of the way to a target is done [s]
 * @param speedLimit of the joints
 */
public record MockSettings(
    @Setting(value = "Time in which 63 % of the way to a target is done [s]", min = 0)
        double timeConstant,
    @Setting(value = "Greatest speed of the joints [rad/s], [m/s]", min = 1e-6) double speedLimit) {
  /** Joints that are quick. */
  public static final MockSettings DEFAULTS = new MockSettings(0.02, 20);
}
