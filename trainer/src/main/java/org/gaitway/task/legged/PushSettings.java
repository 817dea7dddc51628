package org.gaitway.task.legged;

import org.gaitway.config.Setting;

/** Sudden changes of the base's velocity. */
public record PushSettings(
    @Setting(value = "Greatest change [m/s]; 0 for no pushes", source = "legged_gym: 1", min = 0)
        double speed,
    @Setting(value = "Time to the next push [s]", source = "legged_gym: 15") Range interval) {

  /** Checks the interval. */
  public PushSettings {
    if (!(interval.low() > 0)) {
      throw new IllegalArgumentException("interval must be positive, was " + interval);
    }
  }
}
