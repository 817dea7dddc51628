package org.gaitway.adapter.ros1.robot;

import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/**
 * Says commands in messages of one type. For the loop thread.
 *
 * @param <M> the messages
 */
interface CommandMessage<M extends RosMessage> {
  /**
   * Writes a command to {@link #message}.
   *
   * @param command finite
   * @param measured the state that was read last, for what the robot itself does not do
   * @return whether the message can say it
   */
  boolean write(JointCommand command, RobotState measured);

  /** The message, the same one always. */
  M message();
}
