package org.gaitway.sim;

/**
 * A motor with a position controller on a joint, as a robot's motor drivers have: its torque is
 * {@code kp (target - position) - kd velocity}, within its limit.
 *
 * @param kp stiffness, 0 or more [N·m/rad]
 * @param kd damping, 0 or more [N·m·s/rad]
 * @param effortLimit greatest torque, more than 0; infinite without a limit [N·m]
 */
public record PositionServo(double kp, double kd, double effortLimit) {
  /** Checks the ranges. */
  public PositionServo {
    require("kp", kp >= 0 && Double.isFinite(kp), "0 or more", kp);
    require("kd", kd >= 0 && Double.isFinite(kd), "0 or more", kd);
    require("effort limit", effortLimit > 0, "more than 0", effortLimit);
  }

  private static void require(String what, boolean fulfilled, String expected, double found) {
    if (!fulfilled) {
      throw new IllegalArgumentException(
          "a position servo's " + what + " must be " + expected + ", not " + found);
    }
  }
}
