package org.gaitway.robot;

import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * How a robot's joint relates to the policy's: robot position = ± policy position + offset.
 *
 * @param name on the robot; the policy's if absent
 * @param inverted whether it turns the other way
 * @param offset of the robot's position where the policy's is zero
 * @param kp stiffness in place of the policy's
 * @param kd damping in place of the policy's
 */
public record JointMapping(
    @Setting("name of the joint on the robot; else the policy's") Optional<String> name,
    @Setting("whether the robot's joint turns the other way") Optional<Boolean> inverted,
    @Setting("position of the robot's joint where the policy's is zero [rad] or [m]; else 0")
        Optional<Double> offset,
    @Setting(value = "stiffness in place of the policy's [N·m/rad] or [N/m]", min = 0)
        Optional<Double> kp,
    @Setting(value = "damping in place of the policy's [N·m·s/rad] or [N·s/m]", min = 0)
        Optional<Double> kd) {
  /** The same joint. */
  public static final JointMapping SAME =
      new JointMapping(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Checks the numbers. */
  public JointMapping {
    if (!Double.isFinite(offset.orElse(0.0))) {
      throw new IllegalArgumentException("offset must be finite, was " + offset.get());
    }
  }

  /**
   * Where the robot's joint is.
   *
   * @param position of the policy's joint [rad] or [m]
   */
  public double onRobot(double position) {
    return (inverted.orElse(false) ? -position : position) + offset.orElse(0.0);
  }
}
