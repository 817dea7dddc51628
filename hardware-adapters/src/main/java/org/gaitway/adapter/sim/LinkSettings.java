package org.gaitway.adapter.sim;

import org.gaitway.config.Setting;

/**
 * How late and lossy the way between robot and control loop is, in simulated time.
 *
 * @param stateLatency from measuring to publishing [ms]
 * @param commandLatency from receiving to applying [ms]
 * @param stateLoss share of states that are lost
 * @param commandLoss share of commands that are lost
 */
public record LinkSettings(
    @Setting(value = "Time from measuring to publishing [ms].", min = 0, max = 10_000)
        double stateLatency,
    @Setting(value = "Time from receiving a command to applying it [ms].", min = 0, max = 10_000)
        double commandLatency,
    @Setting(value = "Share of the states that are lost.", min = 0, max = 1) double stateLoss,
    @Setting(value = "Share of the commands that are lost.", min = 0, max = 1) double commandLoss) {

  /** At once and without loss. */
  public static final LinkSettings IDEAL = new LinkSettings(0, 0, 0, 0);
}
