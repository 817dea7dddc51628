package org.gaitway.task.legged;

import org.gaitway.config.Setting;

/** What is between the policy's output and the joints' torques. */
public record ActuationSettings(
    @Setting(value = "Least delay of an output [physics steps]", min = 0) int minDelay,
    @Setting(value = "Greatest delay of an output [physics steps]", min = 0) int maxDelay,
    @Setting("Whether a motor's torque falls with its speed, to 0 at the joint's speed limit")
        boolean speedTorque,
    @Setting(value = "Torque at a standstill, in torque limits, of a motor that has none", min = 1)
        double stallTorque) {

  /** Checks the order. */
  public ActuationSettings {
    if (minDelay < 0 || maxDelay < minDelay) {
      throw new IllegalArgumentException(
          "maxDelay must be at least minDelay, which is " + minDelay + "; was " + maxDelay);
    }
  }
}
