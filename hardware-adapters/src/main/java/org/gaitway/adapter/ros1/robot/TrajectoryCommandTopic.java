package org.gaitway.adapter.ros1.robot;

import java.util.List;
import org.gaitway.adapter.ros1.Publisher;
import org.gaitway.adapter.ros1.msg.trajectory_msgs.JointTrajectory;
import org.gaitway.adapter.ros1.msg.trajectory_msgs.JointTrajectoryPoint;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/** Commands as trajectories of one point, from now on: their header's stamp is 0. */
final class TrajectoryCommandTopic implements CommandTopic {
  /** Time to a point [ns]: a controller's period or so, after which the next will have come. */
  private static final int TIME_TO_POINT_NS = 20_000_000;

  private final Publisher<JointTrajectory> publisher;
  private final MeasuredJoints joints;
  private final JointTrajectory message = new JointTrajectory();
  private final JointTrajectoryPoint point = new JointTrajectoryPoint();

  TrajectoryCommandTopic(
      Publisher<JointTrajectory> publisher, List<String> names, MeasuredJoints joints) {
    this.publisher = publisher;
    this.joints = joints;
    message.joint_names = names.toArray(String[]::new);
    point.positions = new double[names.size()];
    point.velocities = new double[names.size()];
    point.time_from_start.nsecs = TIME_TO_POINT_NS;
    message.points.add(point);
  }

  @Override
  public boolean publish(JointCommand command, RobotState measured) {
    boolean known = joints.positions(command, measured, point.positions);
    if (!known || publisher.subscriberCount() == 0) {
      return false;
    }
    System.arraycopy(command.velocity(), 0, point.velocities, 0, point.velocities.length);
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
