package org.gaitway.adapter.ros1.robot;

import java.util.List;
import org.gaitway.adapter.ros1.RosClock;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/** Commands as joint states, with the robot's own gains. */
final class JointStateCommand implements CommandMessage<JointState> {
  private final RosClock clock;
  private final MeasuredJoints joints;
  private final JointState message = new JointState();

  JointStateCommand(RosClock clock, List<String> names, MeasuredJoints joints) {
    this.clock = clock;
    this.joints = joints;
    message.name = names.toArray(String[]::new);
    message.position = new double[names.size()];
    message.velocity = new double[names.size()];
    message.effort = new double[names.size()];
  }

  @Override
  public boolean write(JointCommand command, RobotState measured) {
    System.arraycopy(command.velocity(), 0, message.velocity, 0, message.velocity.length);
    System.arraycopy(command.effort(), 0, message.effort, 0, message.effort.length);
    clock.now(message.header.stamp);
    return joints.positions(command, measured, message.position);
  }

  @Override
  public JointState message() {
    return message;
  }
}
