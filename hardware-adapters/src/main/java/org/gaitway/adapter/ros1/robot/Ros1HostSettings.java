package org.gaitway.adapter.ros1.robot;

import org.gaitway.config.Setting;

/**
 * The robot's side of a ROS link.
 *
 * @param robot the topics and types, as the other side has them
 * @param simulatedTime whether {@code /clock} is published and {@code /use_sim_time} set
 * @param latching whether whoever subscribes gets the last state at once, as lock step wants it
 * @param kp stiffness of commands whose message says none [N·m/rad]
 * @param kd damping of commands whose message says none [N·m·s/rad]
 */
public record Ros1HostSettings(
    @Setting("Topics and types, as the other side has them") Ros1RobotSettings robot,
    @Setting("Whether /clock is published and /use_sim_time set") boolean simulatedTime,
    @Setting("Whether whoever subscribes gets the last state at once") boolean latching,
    @Setting(value = "Stiffness of commands whose message says none [N·m/rad]", min = 0) double kp,
    @Setting(value = "Damping of commands whose message says none [N·m·s/rad]", min = 0)
        double kd) {
  /** The other side of {@link Ros1RobotSettings#DEFAULTS}, with simulated time. */
  public static final Ros1HostSettings DEFAULTS =
      new Ros1HostSettings(Ros1RobotSettings.DEFAULTS.named("simulated_robot"), true, false, 0, 0);
}
