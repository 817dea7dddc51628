package org.gaitway.adapter.ros1;

import java.util.Locale;
import java.util.Optional;

/** How serious a message of a node is, in the order and with the names of rosgraph_msgs/Log. */
public enum LogLevel {
  /** For who looks for a fault. */
  DEBUG(1),
  /** What happens in the course of things. */
  INFO(2),
  /** Something is not as it should be; the node goes on. */
  WARN(4),
  /** Something was asked for and could not be done. */
  ERROR(8),
  /** The node ends. */
  FATAL(16);

  private final byte code;

  LogLevel(int code) {
    this.code = (byte) code;
  }

  /** The constant of rosgraph_msgs/Log. */
  public byte code() {
    return code;
  }

  /**
   * The level of a name as ROS writes it.
   *
   * @param name such as {@code warn}, in any case; {@code warning} and {@code critical} are
   *     Python's words for {@code warn} and {@code fatal}
   */
  public static Optional<LogLevel> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "debug" -> Optional.of(DEBUG);
      case "info" -> Optional.of(INFO);
      case "warn", "warning" -> Optional.of(WARN);
      case "error" -> Optional.of(ERROR);
      case "fatal", "critical" -> Optional.of(FATAL);
      default -> Optional.empty();
    };
  }
}
