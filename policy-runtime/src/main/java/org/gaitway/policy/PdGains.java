package org.gaitway.policy;

/**
 * Gains of a joint's position controller: effort = kp (target - position) - kd velocity.
 *
 * @param kp stiffness [N·m/rad], finite, not negative
 * @param kd damping [N·m·s/rad], finite, not negative
 */
public record PdGains(double kp, double kd) {
  /** Checks the ranges. */
  public PdGains {
    if (!(kp >= 0 && kd >= 0 && kp < Double.POSITIVE_INFINITY && kd < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "gains must be finite and not negative, found kp " + kp + " and kd " + kd);
    }
  }
}
