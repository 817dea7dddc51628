package org.gaitway.launch.robot;

/** How a robot is reached. */
public enum RobotKind {
  /** Simulated in this process. */
  MUJOCO,
  /** Through ROS 1. */
  ROS1,
  /** Through an MQTT broker. */
  MQTT,
  /** Joints that follow ideally, without physics. */
  MOCK
}
