package org.gaitway.adapter.ros1.robot;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a controlled robot is, for diagnostics.
 *
 * @param level how bad
 * @param message in a few words
 * @param values details by name, in order
 */
public record RobotStatus(Level level, String message, Map<String, String> values) {
  /** How bad, as ROS's diagnostics have it. */
  public enum Level {
    /** All is well. */
    OK,
    /** Something was put right. */
    WARN,
    /** The robot is stopped. */
    ERROR
  }

  /** Copies the values. */
  public RobotStatus {
    values = new LinkedHashMap<>(values);
  }
}
