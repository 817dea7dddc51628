package org.gaitway.launch.robot;

import org.gaitway.config.ConfigWriter;

/**
 * Writes a robot file for people to go on with: without the sections of other kinds of robot, and
 * without what is not set.
 */
final class RobotFileText {
  private static final String NOT_SET = ": null";

  private final StringBuilder text = new StringBuilder();

  private RobotFileText() {}

  /** The file as YAML, which {@link RobotFile#read} reads back. */
  static String of(RobotFile file, String about) {
    RobotFileText writer = new RobotFileText();
    writer.text.append("# ").append(about).append('\n');
    writer.text.append("robot:\n");
    RobotSettings robot = file.robot();
    switch (robot.kind()) {
      case MUJOCO -> writer.kind("mujoco", robot.mujoco());
      case ROS1 -> writer.kind("ros1", robot.ros1());
      case MQTT -> writer.kind("mqtt", robot.mqtt());
      case MOCK -> writer.kind("mock", robot.mock());
    }
    writer.section("", "loop", file.loop());
    if (!file.command().isEmpty()) {
      writer.text.append("command:\n");
      file.command().forEach((name, settings) -> writer.section("  ", name, settings));
    }
    writer.section("", "safety", file.safety());
    return writer.text.toString();
  }

  private void kind(String name, Record settings) {
    text.append("  kind: ").append(name).append('\n');
    section("  ", name, settings);
  }

  private void section(String indent, String name, Record settings) {
    text.append(indent).append(name).append(":\n");
    ConfigWriter.toYaml(settings)
        .lines()
        .filter(line -> !line.endsWith(NOT_SET))
        .forEach(line -> text.append(indent).append("  ").append(line).append('\n'));
  }
}
