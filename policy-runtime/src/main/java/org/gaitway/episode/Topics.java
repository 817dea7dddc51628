package org.gaitway.episode;

/** The topics of an episode. */
public final class Topics {
  /** Measured joints, {@code sensor_msgs/msg/JointState}: with each new state. */
  public static final String JOINT_STATES = "/joint_states";

  /** The inertial unit, {@code sensor_msgs/msg/Imu}: where the robot has one. */
  public static final String IMU = "/imu";

  /** The body in the world, {@code geometry_msgs/msg/PoseStamped}: where it is measured. */
  public static final String BASE_POSE = "/base/pose";

  /** Its velocity in the world, {@code geometry_msgs/msg/TwistStamped}: where it is measured. */
  public static final String BASE_TWIST = "/base/twist";

  /** Further sensors, {@code gaitway_msgs/msg/NamedValues}. */
  public static final String SENSORS = "/sensors";

  /** What the policy was given, {@code std_msgs/msg/Float32MultiArray}. */
  public static final String OBSERVATION = "/observation";

  /** What it gave, {@code std_msgs/msg/Float32MultiArray}; in training what was sampled. */
  public static final String ACTION = "/action";

  /** In training, what the action was drawn from: {@code gaitway_msgs/msg/PolicyOutput}. */
  public static final String POLICY_OUTPUT = "/policy_output";

  /** In training, the policy itself: {@code gaitway_msgs/msg/PolicyParameters}. */
  public static final String POLICY_PARAMETERS = "/policy_parameters";

  /** What the joints were told, {@code gaitway_msgs/msg/JointCommand}. */
  public static final String COMMAND = "/command";

  /** Each tick of the loop, {@code gaitway_msgs/msg/Tick}. */
  public static final String TICK = "/tick";

  /** What the safety envelope did, {@code gaitway_msgs/msg/SafetyEvent}. */
  public static final String SAFETY = "/safety";

  /** How well the loop keeps its time, {@code gaitway_msgs/msg/LoopStatistics}. */
  public static final String LOOP_STATISTICS = "/loop_statistics";

  /** What a control step earned, {@code gaitway_msgs/msg/Reward}. */
  public static final String REWARD = "/reward";

  /** The simulation before a step, {@code gaitway_msgs/msg/SimulationState}. */
  public static final String SIMULATION = "/simulation";

  /** The steps around a fault in full precision, {@code gaitway_msgs/msg/FaultStep}. */
  public static final String FAULT = "/fault";

  private Topics() {}
}
