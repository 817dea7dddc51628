/**
 * A robot in the ROS graph. {@link org.gaitway.adapter.ros1.robot.Ros1Robot} is what the control
 * loop sees; {@link org.gaitway.adapter.ros1.robot.Ros1RobotHost} is the robot's side of the same
 * topics, for simulated robots. Both read {@link org.gaitway.adapter.ros1.robot.Ros1RobotSettings}.
 */
package org.gaitway.adapter.ros1.robot;
