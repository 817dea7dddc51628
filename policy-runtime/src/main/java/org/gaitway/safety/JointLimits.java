package org.gaitway.safety;

/**
 * What one joint may be commanded, and how it is damped.
 *
 * @param joint its name
 * @param minPosition lowest target position [rad] or [m]; not a number is refused, -∞ allowed
 * @param maxPosition highest target position [rad] or [m], not under the lowest
 * @param maxVelocity greatest speed that is commanded [rad/s] or [m/s], positive
 * @param maxRate greatest change of a target position per second [rad/s] or [m/s], positive
 * @param maxEffort greatest effort that a command may lead to [N·m] or [N], positive
 * @param maxKp greatest stiffness [N·m/rad] or [N/m], finite, not negative
 * @param maxKd greatest damping [N·m·s/rad] or [N·s/m], finite, not negative
 * @param damping with which the joint is damped when something is wrong [N·m·s/rad] or [N·s/m], at
 *     most {@code maxKd}
 */
public record JointLimits(
    String joint,
    double minPosition,
    double maxPosition,
    double maxVelocity,
    double maxRate,
    double maxEffort,
    double maxKp,
    double maxKd,
    double damping) {
  /** Checks the ranges. */
  public JointLimits {
    require(joint, minPosition <= maxPosition, "minPosition must be <= maxPosition", minPosition);
    require(joint, maxVelocity > 0, "maxVelocity must be > 0", maxVelocity);
    require(joint, maxRate > 0, "maxRate must be > 0", maxRate);
    require(joint, maxEffort > 0, "maxEffort must be > 0", maxEffort);
    require(joint, maxKp >= 0 && Double.isFinite(maxKp), "maxKp must be finite, >= 0", maxKp);
    require(joint, maxKd >= 0 && Double.isFinite(maxKd), "maxKd must be finite, >= 0", maxKd);
    require(
        joint, damping >= 0 && damping <= maxKd, "damping must be between 0 and maxKd", damping);
  }

  private static void require(String joint, boolean holds, String what, double found) {
    if (!holds) {
      throw new IllegalArgumentException("joint '" + joint + "': " + what + ", was " + found);
    }
  }
}
