package org.gaitway.adapter.ros1.robot;

/** The message that carries commands, and how. Values are in the order of the commanded joints. */
public enum CommandType {
  /**
   * {@code std_msgs/Float64MultiArray} of 5 rows: positions, velocities, efforts, stiffnesses,
   * dampings. All that a command says.
   */
  IMPEDANCE,
  /**
   * {@code std_msgs/Float64MultiArray} of positions, as position controllers take them. A command
   * without stiffness, as when a fault is damped, holds the measured positions.
   */
  POSITION,
  /**
   * {@code std_msgs/Float64MultiArray} of velocities, as velocity controllers take them. A command
   * with stiffness cannot be said.
   */
  VELOCITY,
  /**
   * {@code std_msgs/Float64MultiArray} of efforts, as effort controllers take them: what the gains
   * make of the state read last is added.
   */
  EFFORT,
  /** {@code sensor_msgs/JointState} with names, positions, velocities and efforts; no gains. */
  JOINT_STATE,
  /**
   * {@code trajectory_msgs/JointTrajectory} with one point, of positions and velocities, to be
   * reached in a period. A command without stiffness holds the measured positions.
   */
  TRAJECTORY
}
