package org.gaitway.adapter.ros1.robot;

import org.gaitway.adapter.ros1.LatestMessage;
import org.gaitway.adapter.ros1.msg.nav_msgs.Odometry;
import org.gaitway.robot.RobotState;

/** Where the body is. Its twist is in the frame of the body and not taken over. */
final class OdometryTopic extends StateTopic<Odometry> {
  private final boolean withOrientation;

  /**
   * @param withOrientation whether the orientation is taken from here too, for want of an inertial
   *     unit
   */
  OdometryTopic(LatestMessage<Odometry> topic, boolean withOrientation) {
    super(topic);
    this.withOrientation = withOrientation;
  }

  @Override
  long stampOf(Odometry message) {
    return nanos(message.header.stamp);
  }

  @Override
  boolean isComplete(Odometry message) {
    return true;
  }

  @Override
  void write(Odometry message, RobotState state) {
    state.basePosition()[0] = message.pose.pose.position.x;
    state.basePosition()[1] = message.pose.pose.position.y;
    state.basePosition()[2] = message.pose.pose.position.z;
    if (withOrientation) {
      Vectors.copy(message.pose.pose.orientation, state.orientation());
      Vectors.copy(message.twist.twist.angular, state.angularVelocity());
    }
  }
}
