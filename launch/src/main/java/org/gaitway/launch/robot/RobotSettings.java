package org.gaitway.launch.robot;

import org.gaitway.adapter.mqtt.MqttSettings;
import org.gaitway.adapter.ros1.robot.Ros1RobotSettings;
import org.gaitway.config.Setting;

/**
 * The section {@code robot} of a robot file: how it is reached.
 *
 * @param kind how; the section of that name says more
 * @param mujoco the robot that is simulated here
 * @param ros1 the robot in the ROS graph
 * @param mqtt the robot behind an MQTT broker
 * @param mock the robot without physics
 */
public record RobotSettings(
    @Setting("How the robot is reached: mujoco, ros1, mqtt or mock") RobotKind kind,
    @Setting("The robot that is simulated in this process") MujocoSettings mujoco,
    @Setting("The robot in the ROS graph") Ros1RobotSettings ros1,
    @Setting("The robot behind an MQTT broker") MqttSettings mqtt,
    @Setting("The robot without physics") MockSettings mock) {
  /** A robot that is simulated in this process. */
  public static final RobotSettings DEFAULTS =
      new RobotSettings(
          RobotKind.MUJOCO,
          MujocoSettings.DEFAULTS,
          Ros1RobotSettings.DEFAULTS,
          MqttSettings.defaults(),
          MockSettings.DEFAULTS);

  /** The same robot with each state waiting for its command. */
  RobotSettings inLockstep() {
    return new RobotSettings(
        kind, mujoco.inLockstep(), ros1.inLockstep(), LinkDefaults.inLockstep(mqtt), mock);
  }

  /** The same robot with another simulation. */
  RobotSettings with(MujocoSettings simulation) {
    return new RobotSettings(kind, simulation, ros1, mqtt, mock);
  }

  /** A robot that is simulated in this process from a model. */
  RobotSettings simulated(String model) {
    return new RobotSettings(RobotKind.MUJOCO, mujoco.with(model), ros1, mqtt, mock);
  }

  /** A robot in the ROS graph. */
  static RobotSettings of(Ros1RobotSettings settings) {
    return new RobotSettings(
        RobotKind.ROS1, DEFAULTS.mujoco, settings, DEFAULTS.mqtt, DEFAULTS.mock);
  }

  /** A robot behind a broker. */
  static RobotSettings of(MqttSettings settings) {
    return new RobotSettings(
        RobotKind.MQTT, DEFAULTS.mujoco, DEFAULTS.ros1, settings, DEFAULTS.mock);
  }
}
