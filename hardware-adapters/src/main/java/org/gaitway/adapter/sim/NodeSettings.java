package org.gaitway.adapter.sim;

import org.gaitway.config.Setting;

/**
 * How a simulated robot runs.
 *
 * @param body how it differs from its simulation
 * @param lockstep whether each state waits for its command; otherwise time passes by itself
 * @param realTimeFactor simulated time by real time; without effect in lock step
 * @param rate states published in a second of simulated time [Hz]; 0 for one with each physics
 *     step. In lock step there is one with each control step
 */
public record NodeSettings(
    @Setting("How the robot differs from its simulation.") BodySettings body,
    @Setting("Whether each state waits for its command.") boolean lockstep,
    @Setting(value = "Simulated time by real time.", min = 0.001, max = 1000) double realTimeFactor,
    @Setting(
            value = "States published in a second [Hz]; 0 for one with each physics step.",
            min = 0,
            max = 100_000)
        double rate) {

  /** In real time, without disturbances. */
  public static final NodeSettings DEFAULTS = new NodeSettings(BodySettings.DEFAULTS, false, 1, 0);

  /** The same in lock step. */
  public NodeSettings inLockstep() {
    return new NodeSettings(body, true, realTimeFactor, rate);
  }
}
