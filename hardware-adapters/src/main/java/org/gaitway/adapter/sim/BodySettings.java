package org.gaitway.adapter.sim;

import org.gaitway.config.Setting;

/**
 * How a simulated robot differs from its simulation.
 *
 * @param link latency and loss
 * @param noise of what is measured
 * @param commandTimeout simulated time after the last command from which on the motors are idle
 *     [ms]
 * @param idleDamping of motors that are idle [N·m·s/rad]; 0 lets them go limp
 * @param holdUntilCommand whether an episode stands still until its first command, as a robot in
 *     its stand does
 * @param seed of noise and loss
 */
public record BodySettings(
    @Setting("Latency and loss between robot and control loop.") LinkSettings link,
    @Setting("Noise of what is measured, as standard deviations.") NoiseSettings noise,
    @Setting(value = "Age of the last command from which on motors are idle [ms].", min = 0)
        double commandTimeout,
    @Setting(value = "Damping of idle motors [N·m·s/rad]; 0 lets them go limp.", min = 0)
        double idleDamping,
    @Setting("Whether an episode stands still until its first command.") boolean holdUntilCommand,
    @Setting("Seed of noise and loss.") long seed) {

  /** A robot that measures exactly and at once. */
  public static final BodySettings DEFAULTS =
      new BodySettings(LinkSettings.IDEAL, NoiseSettings.NONE, 200, 0, true, 1);
}
