package org.gaitway.adapter.ros1.robot;

import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/** Publishes commands. {@link #publish} is for the loop thread. */
interface CommandTopic extends AutoCloseable {
  /**
   * Publishes a command.
   *
   * @param command finite
   * @param measured the state that was read last, for what the robot itself does not do
   * @return whether somebody subscribes to it, and the message can say it
   */
  boolean publish(JointCommand command, RobotState measured);

  /** How many subscribe to it. */
  int subscriberCount();

  /** The topic's global name. */
  String name();

  @Override
  void close();
}
