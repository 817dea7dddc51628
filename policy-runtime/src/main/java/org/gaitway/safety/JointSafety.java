package org.gaitway.safety;

import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * Limits of a joint in the robot file; what is absent comes from the section for all joints, or
 * from the policy.
 *
 * @param minPosition lowest target position
 * @param maxPosition highest target position
 * @param maxVelocity greatest speed
 * @param maxRate greatest change of a target position
 * @param maxEffort greatest effort that a command may lead to
 * @param maxKp greatest stiffness
 * @param maxKd greatest damping
 * @param damping when something is wrong
 */
public record JointSafety(
    @Setting("lowest target position [rad] or [m]") Optional<Double> minPosition,
    @Setting("highest target position [rad] or [m]") Optional<Double> maxPosition,
    @Setting(value = "greatest speed [rad/s] or [m/s]", min = 0) Optional<Double> maxVelocity,
    @Setting(
            value = "greatest change of a target position [rad/s] or [m/s]; else max-velocity",
            min = 0)
        Optional<Double> maxRate,
    @Setting(value = "greatest effort that a command may lead to [N·m] or [N]", min = 0)
        Optional<Double> maxEffort,
    @Setting(value = "greatest stiffness [N·m/rad] or [N/m]; else the policy's", min = 0)
        Optional<Double> maxKp,
    @Setting(value = "greatest damping [N·m·s/rad] or [N·s/m]; else the policy's", min = 0)
        Optional<Double> maxKd,
    @Setting(
            value = "damping when something is wrong [N·m·s/rad] or [N·s/m]; else the policy's",
            min = 0)
        Optional<Double> damping) {
  /** Nothing set. */
  public static final JointSafety UNSET =
      new JointSafety(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** These settings, and where they are absent, the others. */
  public JointSafety orElse(JointSafety other) {
    return new JointSafety(
        minPosition.or(other::minPosition),
        maxPosition.or(other::maxPosition),
        maxVelocity.or(other::maxVelocity),
        maxRate.or(other::maxRate),
        maxEffort.or(other::maxEffort),
        maxKp.or(other::maxKp),
        maxKd.or(other::maxKd),
        damping.or(other::damping));
  }

  /**
   * The limits of a joint.
   *
   * @param joint its name
   * @param kp stiffness that the policies want at most [N·m/rad] or [N/m]
   * @param kd damping that the policies want at most [N·m·s/rad] or [N·s/m]
   * @throws IllegalArgumentException if one is missing or out of range, with the joint's name
   */
  public JointLimits resolve(String joint, double kp, double kd) {
    double damped = damping.orElse(kd);
    if (damping.isEmpty() && kd == 0) {
      throw missing(joint, "damping");
    }
    double velocity = maxVelocity.orElseThrow(() -> missing(joint, "max-velocity"));
    return new JointLimits(
        joint,
        minPosition.or(() -> free(kp, -1)).orElseThrow(() -> missing(joint, "min-position")),
        maxPosition.or(() -> free(kp, 1)).orElseThrow(() -> missing(joint, "max-position")),
        velocity,
        maxRate.orElse(velocity),
        maxEffort.orElseThrow(() -> missing(joint, "max-effort")),
        maxKp.orElse(kp),
        maxKd.orElse(Math.max(kd, damped)),
        damped);
  }

  /** Without stiffness there are no target positions to limit. */
  private static Optional<Double> free(double kp, int sign) {
    return kp == 0 ? Optional.of(sign * Double.POSITIVE_INFINITY) : Optional.empty();
  }

  private static IllegalArgumentException missing(String joint, String key) {
    return new IllegalArgumentException(
        String.format(
            "safety.joints.%s.%s is missing: neither the robot file, there or under"
                + " safety.all-joints, nor the policy says it",
            joint, key));
  }
}
