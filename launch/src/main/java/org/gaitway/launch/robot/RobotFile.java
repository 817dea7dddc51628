package org.gaitway.launch.robot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.adapter.mqtt.MqttSettings;
import org.gaitway.adapter.ros1.robot.Ros1RobotSettings;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.Setting;
import org.gaitway.control.CommandSettings;
import org.gaitway.control.LoopSettings;
import org.gaitway.observation.TermSettings;
import org.gaitway.robot.JointMapping;
import org.gaitway.safety.SafetySettings;

/**
 * A robot file: how a robot is reached, how it is controlled, and what it is held to.
 *
 * @param robot how it is reached; the section of that name says more
 * @param loop the control loop
 * @param safety what the robot is held to
 * @param joints how its joints relate to the policy's, by the policy's names
 * @param commands what it can be told, by the name in the policy's observation
 * @param observation changes to the policy's terms, by name
 * @param mujoco the robot that is simulated here
 * @param ros1 the robot in the ROS graph
 * @param mqtt the robot behind an MQTT broker
 * @param mock the robot without physics
 */
public record RobotFile(
    @Setting("How the robot is reached: mujoco, ros1, mqtt or mock") RobotKind robot,
    @Setting("The control loop") LoopSettings loop,
    @Setting("What the robot is held to") SafetySettings safety,
    @Setting("How the robot's joints relate to the policy's, by the policy's names")
        Map<String, JointMapping> joints,
    @Setting("What the robot can be told, by the name in the policy's observation")
        Map<String, CommandSettings> commands,
    @Setting("Changes to the terms of the policy's observation, by name")
        Map<String, TermSettings> observation,
    @Setting("The robot that is simulated in this process") MujocoSettings mujoco,
    @Setting("The robot in the ROS graph") Ros1RobotSettings ros1,
    @Setting("The robot behind an MQTT broker") MqttSettings mqtt,
    @Setting("The robot without physics") MockSettings mock) {

  /** Every check on; the rest is for the file to say. */
  public static final RobotFile DEFAULTS =
      new RobotFile(
          RobotKind.MUJOCO,
          LoopSettings.DEFAULTS,
          SafetySettings.DEFAULTS,
          Map.of(),
          Map.of(),
          Map.of(),
          MujocoSettings.DEFAULTS,
          Ros1RobotSettings.DEFAULTS,
          MqttSettings.defaults(),
          MockSettings.DEFAULTS);

  /** Copies the maps. */
  public RobotFile {
    joints = Map.copyOf(joints);
    commands = Map.copyOf(commands);
    observation = Map.copyOf(observation);
  }

  /**
   * Reads a robot file.
   *
   * @param file what it says wins over the defaults
   * @param overrides {@code name=value}, which win over the file
   * @throws org.gaitway.config.ConfigException if it cannot be read, or a key or value is wrong
   */
  static RobotFile read(Path file, List<String> overrides) {
    return ConfigBinder.bind(DEFAULTS, Optional.of(file), overrides);
  }

  /** The same robot with each state waiting for its command. */
  RobotFile inLockstep() {
    return new RobotFile(
        robot,
        loop,
        safety,
        joints,
        commands,
        observation,
        mujoco.inLockstep(),
        ros1.inLockstep(),
        LinkDefaults.inLockstep(mqtt),
        mock);
  }

  /** The same robot with another simulation. */
  RobotFile with(MujocoSettings simulation) {
    return new RobotFile(
        robot, loop, safety, joints, commands, observation, simulation, ros1, mqtt, mock);
  }
}
