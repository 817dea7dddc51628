package org.gaitway.robot;

import java.io.IOException;

/**
 * A robot, simulated or physical, in the states of {@link Lifecycle}.
 *
 * <p>{@link #read} and {@link #write} are for the loop thread: they neither allocate, nor lock, nor
 * wait, nor throw; what goes wrong is in their answer. All other methods may take their time and
 * are called by one thread at a time, never during a read or write.
 */
public interface Robot extends AutoCloseable {
  /**
   * Connects to the robot and settles which joints and sensors are meant: states and commands list
   * these, in this order.
   *
   * @throws IllegalLifecycleException unless unconfigured
   * @throws IllegalArgumentException if the robot has no joint or sensor of one of these names, or
   *     the sensor has another size
   * @throws IOException if the robot cannot be reached; it stays unconfigured
   */
  void configure(RobotLayout layout) throws IOException;

  /**
   * Makes the robot follow commands. It holds its measured pose until the first one.
   *
   * @throws IllegalLifecycleException unless inactive
   * @throws IOException if the robot does not answer; it stays inactive
   */
  void activate() throws IOException;

  /**
   * Copies the latest known state. Whether it is fresh enough is for the caller to judge, by its
   * stamp.
   *
   * @param state receives the state, for the layout given to {@link #configure}
   * @return whether there was one; if not, {@code state} is unchanged
   */
  boolean read(RobotState state);

  /**
   * Commands the joints.
   *
   * @param command for the commanded joints given to {@link #configure}; not kept
   * @return whether it was passed on; it is not unless the robot is active, nor if it holds a
   *     number that is not finite
   */
  boolean write(JointCommand command);

  /**
   * Stops following commands, in the way that is safe for this robot.
   *
   * @throws IllegalLifecycleException unless active
   */
  void deactivate();

  /** Deactivates if need be and disconnects, for good. Closing twice is harmless. */
  @Override
  void close();
}
