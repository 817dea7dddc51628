package org.gaitway.adapter.ros1.robot;

import java.util.List;
import org.gaitway.adapter.ros1.Publisher;
import org.gaitway.adapter.ros1.RosClock;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/** Commands as joint states, with the robot's own gains. */
final class JointStateCommandTopic implements CommandTopic {
  private final Publisher<JointState> publisher;
  private final RosClock clock;
  private final MeasuredJoints joints;
  private final JointState message = new JointState();

  JointStateCommandTopic(
      Publisher<JointState> publisher, RosClock clock, List<String> names, MeasuredJoints joints) {
    this.publisher = publisher;
    this.clock = clock;
    this.joints = joints;
    message.name = names.toArray(String[]::new);
    message.position = new double[names.size()];
    message.velocity = new double[names.size()];
    message.effort = new double[names.size()];
  }

  @Override
  public boolean publish(JointCommand command, RobotState measured) {
    boolean known = joints.positions(command, measured, message.position);
    if (!known || publisher.subscriberCount() == 0) {
      return false;
    }
    System.arraycopy(command.velocity(), 0, message.velocity, 0, message.velocity.length);
    System.arraycopy(command.effort(), 0, message.effort, 0, message.effort.length);
    clock.now(message.header.stamp);
    publisher.publish(message);
    return true;
  }

  @Override
  public int subscriberCount() {
    return publisher.subscriberCount();
  }

  @Override
  public String name() {
    return publisher.topic();
  }

  @Override
  public void close() {
    publisher.close();
  }
}
