package org.gaitway.adapter.ros1.robot;

import org.gaitway.adapter.ros1.Publisher;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/**
 * The topic that commands are published on. {@link #publish} is for the loop thread.
 *
 * @param <M> its messages
 */
final class CommandTopic<M extends RosMessage> implements AutoCloseable {
  private final Publisher<M> publisher;
  private final CommandMessage<M> command;

  CommandTopic(Publisher<M> publisher, CommandMessage<M> command) {
    this.publisher = publisher;
    this.command = command;
  }

  /**
   * Publishes a command.
   *
   * @param wanted finite
   * @param measured the state that was read last, for what the robot itself does not do
   * @return whether somebody subscribes to it, and the message can say it
   */
  boolean publish(JointCommand wanted, RobotState measured) {
    if (!command.write(wanted, measured) || publisher.subscriberCount() == 0) {
      return false;
    }
    publisher.publish(command.message());
    return true;
  }

  /** How many subscribe to it. */
  int subscriberCount() {
    return publisher.subscriberCount();
  }

  /** The topic's global name. */
  String name() {
    return publisher.topic();
  }

  @Override
  public void close() {
    publisher.close();
  }
}
