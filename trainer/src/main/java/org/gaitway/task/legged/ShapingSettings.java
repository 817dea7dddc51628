package org.gaitway.task.legged;

import org.gaitway.config.Setting;

/** What the reward terms are measured against. */
public record ShapingSettings(
    @Setting(
            value = "Squared width of the tracking kernels exp(-error2/width) [m2/s2], [rad2/s2]",
            source = "MuJoCo Playground: 0.25")
        double trackingWidth,
    @Setting("Height of a swinging foot's centre above the ground to aim for [m]")
        double footHeight,
    @Setting(
            value = "Time in the air that is worth nothing [s]",
            source = "MuJoCo Playground: 0.1; legged_gym: 0.5")
        double airTime,
    @Setting("Height of the base to aim for [m]; 0 for that of the stand") double baseHeight,
    @Setting(value = "Share of a joint's range that costs nothing", min = 0, max = 1)
        double jointRange,
    @Setting("Whether a step that ends in no fall never costs more than it earns")
        boolean positive) {

  /** Checks the signs. */
  public ShapingSettings {
    if (!(trackingWidth > 0)) {
      throw new IllegalArgumentException("trackingWidth must be positive, was " + trackingWidth);
    }
    if (!(footHeight > 0)) {
      throw new IllegalArgumentException("footHeight must be positive, was " + footHeight);
    }
  }
}
