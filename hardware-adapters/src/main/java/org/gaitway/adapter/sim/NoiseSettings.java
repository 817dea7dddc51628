package org.gaitway.adapter.sim;

import org.gaitway.config.Setting;

/**
 * Normal noise on what the robot measures, without memory: standard deviations, 0 for none.
 *
 * @param jointPosition [rad] or [m]
 * @param jointVelocity [rad/s] or [m/s]
 * @param jointEffort [N·m] or [N]
 * @param basePosition [m]
 * @param baseVelocity [m/s]
 * @param orientation about each axis [rad]
 * @param angularVelocity [rad/s]
 * @param acceleration [m/s²]
 * @param sensors of all others, each in its own unit
 */
public record NoiseSettings(
    @Setting(value = "Noise of joint positions [rad], [m].", min = 0) double jointPosition,
    @Setting(value = "Noise of joint velocities [rad/s], [m/s].", min = 0) double jointVelocity,
    @Setting(value = "Noise of joint efforts [N·m], [N].", min = 0) double jointEffort,
    @Setting(value = "Noise of the body's position [m].", min = 0) double basePosition,
    @Setting(value = "Noise of the body's linear velocity [m/s].", min = 0) double baseVelocity,
    @Setting(value = "Noise of the body's orientation about each axis [rad].", min = 0)
        double orientation,
    @Setting(value = "Noise of the angular velocity [rad/s].", min = 0) double angularVelocity,
    @Setting(value = "Noise of the accelerometer [m/s²].", min = 0) double acceleration,
    @Setting(value = "Noise of all other sensors, in their units.", min = 0) double sensors) {

  /** No noise at all. */
  public static final NoiseSettings NONE = new NoiseSettings(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * Noise of ordinary hardware: encoders, differentiated encoders, currents, a small inertial unit.
   *
   * @param scale factor on all of them
   */
  public static NoiseSettings ordinary(double scale) {
    return new NoiseSettings(
        0.005 * scale,
        0.1 * scale,
        0.1 * scale,
        0.01 * scale,
        0.05 * scale,
        0.01 * scale,
        0.05 * scale,
        0.2 * scale,
        0);
  }
}
