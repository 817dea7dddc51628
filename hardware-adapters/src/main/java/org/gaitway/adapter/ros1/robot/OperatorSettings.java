package org.gaitway.adapter.ros1.robot;

import java.util.List;
import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * What the people around a robot have of it in ROS.
 *
 * @param stopTopic {@code std_msgs/Bool}: true trips the soft stop
 * @param velocityTopic {@code geometry_msgs/Twist}: the command input {@code velocity}
 * @param velocityFields which of the twist's numbers it has
 * @param diagnostics {@code diagnostic_msgs/DiagnosticArray}, once a second
 */
public record OperatorSettings(
    @Setting("std_msgs/Bool: true trips the soft stop") Optional<String> stopTopic,
    @Setting("geometry_msgs/Twist: the command input 'velocity'") Optional<String> velocityTopic,
    @Setting("Numbers of the twist that the command input has, in order")
        List<TwistField> velocityFields,
    @Setting("diagnostic_msgs/DiagnosticArray, once a second") Optional<String> diagnostics) {
  /** All of it, under the usual names. */
  public static final OperatorSettings DEFAULTS =
      new OperatorSettings(
          Optional.of("soft_stop"),
          Optional.of("cmd_vel"),
          List.of(TwistField.LINEAR_X, TwistField.LINEAR_Y, TwistField.ANGULAR_Z),
          Optional.of("/diagnostics"));

  /** Copies the list. */
  public OperatorSettings {
    velocityFields = List.copyOf(velocityFields);
  }
}
