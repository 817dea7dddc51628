package org.gaitway.task.legged;

import org.gaitway.config.Setting;

/** Which velocities the robot is told, and when. */
public record CommandSettings(
    @Setting("What gives the commands: uniform, or the name of a CommandSource on the class path")
        String source,
    @Setting("Forward velocity [m/s]") Range forward,
    @Setting("Velocity to the left [m/s]") Range left,
    @Setting("Turning to the left [rad/s]") Range turn,
    @Setting(value = "Time to the next command [s]", source = "mjlab: 3 to 8") Range interval,
    @Setting(value = "Probability of a command to stand still", min = 0, max = 1) double standing,
    @Setting(value = "Probability of a command along one axis alone", min = 0, max = 1)
        double singleAxis,
    @Setting("Whether commands grow with what the robot can follow") boolean curriculum,
    @Setting(value = "Share of the ranges that a curriculum begins with", min = 0, max = 1)
        double start) {

  /** Checks that they go together. */
  public CommandSettings {
    if (!(interval.low() > 0)) {
      throw new IllegalArgumentException("interval must be positive, was " + interval);
    }
    if (!(standing >= 0 && singleAxis >= 0 && standing + singleAxis <= 1)) {
      throw new IllegalArgumentException(
          "singleAxis must be a probability, and no more than 1 with standing; was "
              + singleAxis
              + " with "
              + standing);
    }
  }

  /** The same without a curriculum. */
  CommandSettings whole() {
    return new CommandSettings(
        source, forward, left, turn, interval, standing, singleAxis, false, start);
  }
}
