package org.gaitway.adapter.ros1.robot;

import java.util.Map;
import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * Topics of a robot, by their ROS names.
 *
 * @param jointStates {@code sensor_msgs/JointState}, all joints in each message
 * @param imu {@code sensor_msgs/Imu}: orientation, angular velocity, acceleration
 * @param odometry {@code nav_msgs/Odometry}: the body's position and orientation
 * @param twist {@code geometry_msgs/TwistStamped} in the frame of the world: the body's linear
 *     velocity
 * @param sensors {@code std_msgs/Float64MultiArray} by the sensor's name; one that is not here is
 *     on {@code sensors/NAME}
 * @param command what the robot is commanded through
 */
public record Ros1Topics(
    @Setting("sensor_msgs/JointState with all joints") String jointStates,
    @Setting("sensor_msgs/Imu: orientation, angular velocity, acceleration") Optional<String> imu,
    @Setting("nav_msgs/Odometry: position and orientation of the body") Optional<String> odometry,
    @Setting("geometry_msgs/TwistStamped: velocity of the body in the frame of the world")
        Optional<String> twist,
    @Setting("std_msgs/Float64MultiArray by sensor; else sensors/NAME") Map<String, String> sensors,
    @Setting("What the robot is commanded through") String command) {
  /** Joints alone. */
  public static final Ros1Topics JOINTS =
      new Ros1Topics(
          "joint_states",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          "joint_commands");

  /** Joints and all that tells of the body. */
  public static final Ros1Topics BODY =
      new Ros1Topics(
          "joint_states",
          Optional.of("imu/data"),
          Optional.of("odom"),
          Optional.of("base_twist"),
          Map.of(),
          "joint_commands");

  /** Copies the map. */
  public Ros1Topics {
    sensors = Map.copyOf(sensors);
  }

  /** Where a sensor is. */
  public String sensor(String name) {
    return sensors.getOrDefault(name, "sensors/" + name.replaceAll("[^A-Za-z0-9_/]", "_"));
  }
}
