package org.gaitway.adapter.host;

import java.io.IOException;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * The robot's side of a link: what a simulated robot is served through to a control loop in another
 * process, which sees a {@link org.gaitway.robot.Robot}.
 *
 * <p>{@link #publish} and {@link #receive} neither block nor throw; all methods are for one thread,
 * {@link #close} apart.
 */
public interface RobotHost extends AutoCloseable {
  /**
   * Opens the link.
   *
   * @param layout what is published and what is taken
   * @throws IOException if the link cannot be made; it can be tried again
   */
  void open(RobotLayout layout) throws IOException;

  /**
   * Publishes a state.
   *
   * @param state its stamp is on the robot's own clock [ns]: simulated time, for a simulated robot
   */
  void publish(RobotState state);

  /**
   * Takes the newest command that was not taken before.
   *
   * @param command receives it; unchanged if there is none
   * @return whether there was one
   */
  boolean receive(JointCommand command);

  /**
   * Waits for a command, for lock step.
   *
   * @param command receives it; unchanged if none came in time
   * @param timeoutNs how long to wait [ns]
   * @return whether one came
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  boolean await(JointCommand command, long timeoutNs) throws InterruptedException;

  /** Closes the link, for good. Closing twice is harmless. */
  @Override
  void close();
}
