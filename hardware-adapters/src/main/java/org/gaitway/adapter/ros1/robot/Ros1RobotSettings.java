package org.gaitway.adapter.ros1.robot;

import java.util.Map;
import org.gaitway.config.Setting;
import org.gaitway.robot.StampSource;

/**
 * How a robot is reached through ROS.
 *
 * @param node name of this side's node
 * @param namespace of its relative names
 * @param master where the ROS master is; empty for what the environment says
 * @param topics of the robot
 * @param commandType the message that carries commands
 * @param joints what ROS calls a joint, where that is not its name here
 * @param stamp which time states are stamped with
 * @param synchronous whether a state is one only when the messages of all topics have the same
 *     stamp; otherwise it is made of the newest of each, and as old as the oldest of them
 * @param connectTimeout how long to wait for the robot [s]
 * @param operator what people have of it
 */
public record Ros1RobotSettings(
    @Setting("Name of the node") String node,
    @Setting("Namespace of relative names") String namespace,
    @Setting(value = "Where the ROS master is; empty: ROS_MASTER_URI") String master,
    @Setting("Topics of the robot") Ros1Topics topics,
    @Setting("Message that carries commands") CommandType commandType,
    @Setting("ROS names of joints that have another name here") Map<String, String> joints,
    @Setting("Time that states are stamped with: arrival or header") StampSource stamp,
    @Setting("Whether only messages with the same stamp make a state") boolean synchronous,
    @Setting(value = "How long to wait for the robot [s]", min = 0.1, max = 600)
        double connectTimeout,
    @Setting("What people have of the robot in ROS") OperatorSettings operator) {
  /** Joints alone, stamped at arrival. */
  public static final Ros1RobotSettings DEFAULTS =
      new Ros1RobotSettings(
          "gaitway",
          "/",
          "",
          Ros1Topics.JOINTS,
          CommandType.IMPEDANCE,
          Map.of(),
          StampSource.ARRIVAL,
          false,
          10,
          OperatorSettings.DEFAULTS);

  /** Copies the map. */
  public Ros1RobotSettings {
    joints = Map.copyOf(joints);
  }

  /** The settings for lock step: states by their headers, complete. */
  public Ros1RobotSettings inLockstep() {
    return new Ros1RobotSettings(
        node,
        namespace,
        master,
        topics,
        commandType,
        joints,
        StampSource.HEADER,
        true,
        connectTimeout,
        operator);
  }

  /** These settings for a node of another name. */
  public Ros1RobotSettings named(String other) {
    return new Ros1RobotSettings(
        other,
        namespace,
        master,
        topics,
        commandType,
        joints,
        stamp,
        synchronous,
        connectTimeout,
        operator);
  }

  /** These settings with other topics. */
  public Ros1RobotSettings with(Ros1Topics others) {
    return new Ros1RobotSettings(
        node,
        namespace,
        master,
        others,
        commandType,
        joints,
        stamp,
        synchronous,
        connectTimeout,
        operator);
  }

  /** These settings with another master. */
  public Ros1RobotSettings at(String otherMaster) {
    return new Ros1RobotSettings(
        node,
        namespace,
        otherMaster,
        topics,
        commandType,
        joints,
        stamp,
        synchronous,
        connectTimeout,
        operator);
  }

  /** What ROS calls a joint. */
  String rosName(String joint) {
    return joints.getOrDefault(joint, joint);
  }
}
