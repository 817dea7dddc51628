package org.gaitway.episode;

/** The topics with the types of their messages. */
enum Topic {
  JOINT_STATES(Topics.JOINT_STATES, "sensor_msgs/msg/JointState"),
  IMU(Topics.IMU, "sensor_msgs/msg/Imu"),
  BASE_POSE(Topics.BASE_POSE, "geometry_msgs/msg/PoseStamped"),
  BASE_TWIST(Topics.BASE_TWIST, "geometry_msgs/msg/TwistStamped"),
  SENSORS(Topics.SENSORS, "gaitway_msgs/msg/NamedValues"),
  OBSERVATION(Topics.OBSERVATION, "std_msgs/msg/Float32MultiArray"),
  ACTION(Topics.ACTION, "std_msgs/msg/Float32MultiArray"),
  POLICY_OUTPUT(Topics.POLICY_OUTPUT, "gaitway_msgs/msg/PolicyOutput"),
  POLICY_PARAMETERS(Topics.POLICY_PARAMETERS, "gaitway_msgs/msg/PolicyParameters"),
  COMMAND(Topics.COMMAND, "gaitway_msgs/msg/JointCommand"),
  TICK(Topics.TICK, "gaitway_msgs/msg/Tick"),
  SAFETY(Topics.SAFETY, "gaitway_msgs/msg/SafetyEvent"),
  LOOP_STATISTICS(Topics.LOOP_STATISTICS, "gaitway_msgs/msg/LoopStatistics"),
  REWARD(Topics.REWARD, "gaitway_msgs/msg/Reward"),
  SIMULATION(Topics.SIMULATION, "gaitway_msgs/msg/SimulationState"),
  FAULT(Topics.FAULT, "gaitway_msgs/msg/FaultStep");

  final String title;
  final String type;

  Topic(String title, String type) {
    this.title = title;
    this.type = type;
  }
}
