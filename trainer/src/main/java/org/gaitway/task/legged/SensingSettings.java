package org.gaitway.task.legged;

import org.gaitway.config.Setting;

/** What the policy observes, and how it gets it. */
public record SensingSettings(
    @Setting("Whether it observes its linear velocity, which few robots can measure")
        boolean linearVelocity,
    @Setting(value = "Control steps of measurements that it sees", min = 1) int history,
    @Setting("Whether measurements have errors") boolean noisy,
    @Setting(value = "Largest error of joint positions [rad]", source = "legged_gym: 0.01", min = 0)
        double positionNoise,
    @Setting(value = "Of joint velocities [rad/s]", source = "legged_gym: 1.5", min = 0)
        double velocityNoise,
    @Setting(value = "Of the gyroscope [rad/s]", source = "legged_gym: 0.2", min = 0)
        double gyroNoise,
    @Setting(value = "Of the direction of gravity [1]", source = "legged_gym: 0.05", min = 0)
        double gravityNoise,
    @Setting(value = "Of the linear velocity [m/s]", source = "legged_gym: 0.1", min = 0)
        double linearVelocityNoise,
    @Setting(value = "Least delay of measurements [control steps]", min = 0) int minDelay,
    @Setting(value = "Greatest delay of measurements [control steps]", min = 0) int maxDelay,
    @Setting(value = "Share of measurements that do not come, in [0, 1)", min = 0) double loss) {

  double noise(double limit) {
    return noisy ? limit : 0;
  }
}
