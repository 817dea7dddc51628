package org.gaitway.control;

import java.util.Optional;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.PdGains;

/**
 * How one element of an action drives a joint.
 *
 * @param joint its name
 * @param kind what the action is
 * @param kp stiffness of a position target [N·m/rad] or [N/m]; 0 for other kinds
 * @param kd damping of a position target, gain of a velocity target [N·m·s/rad] or [N·s/m]; 0 for
 *     efforts
 */
public record JointDrive(String joint, ActionKind kind, double kp, double kd) {
  /** Checks the ranges. */
  public JointDrive {
    if (!(kp >= 0 && kd >= 0 && Double.isFinite(kp) && Double.isFinite(kd))) {
      throw new IllegalArgumentException(
          "joint '" + joint + "': gains must be finite and >= 0, found " + kp + " and " + kd);
    }
  }

  /**
   * The drive of a policy's joint.
   *
   * @param gains that win over the policy's
   * @throws IllegalArgumentException if a position or velocity target has no gains, with the joint
   */
  public static JointDrive of(ActuatedJoint joint, Optional<PdGains> gains) {
    if (joint.kind() == ActionKind.EFFORT) {
      return new JointDrive(joint.joint(), joint.kind(), 0, 0);
    }
    PdGains used =
        gains
            .or(joint::gains)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        String.format(
                            "joint '%s' has no gains: neither the policy nor the robot file,"
                                + " under joints.%s, says them",
                            joint.joint(), joint.joint())));
    double kp = joint.kind() == ActionKind.POSITION ? used.kp() : 0;
    return new JointDrive(joint.joint(), joint.kind(), kp, used.kd());
  }
}
