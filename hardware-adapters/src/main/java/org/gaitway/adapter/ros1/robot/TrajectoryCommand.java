package org.gaitway.adapter.ros1.robot;

import java.util.List;
import org.gaitway.adapter.ros1.msg.trajectory_msgs.JointTrajectory;
import org.gaitway.adapter.ros1.msg.trajectory_msgs.JointTrajectoryPoint;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/** Commands as trajectories of one point, from now on: their header's stamp is 0. */
final class TrajectoryCommand implements CommandMessage<JointTrajectory> {
  /** Time to a point [ns]: a controller's period or so, after which the next will have come. */
  private static final int TIME_TO_POINT_NS = 20_000_000;

  private final MeasuredJoints joints;
  private final JointTrajectory message = new JointTrajectory();
  private final JointTrajectoryPoint point = new JointTrajectoryPoint();

  TrajectoryCommand(List<String> names, MeasuredJoints joints) {
    this.joints = joints;
    message.joint_names = names.toArray(String[]::new);
    point.positions = new double[names.size()];
    point.velocities = new double[names.size()];
    point.time_from_start.nsecs = TIME_TO_POINT_NS;
    message.points.add(point);
  }

  @Override
  public boolean write(JointCommand command, RobotState measured) {
    System.arraycopy(command.velocity(), 0, point.velocities, 0, point.velocities.length);
    return joints.positions(command, measured, point.positions);
  }

  @Override
  public JointTrajectory message() {
    return message;
  }
}
