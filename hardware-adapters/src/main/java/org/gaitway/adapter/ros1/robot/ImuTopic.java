package org.gaitway.adapter.ros1.robot;

import org.gaitway.adapter.ros1.LatestMessage;
import org.gaitway.adapter.ros1.msg.sensor_msgs.Imu;
import org.gaitway.robot.RobotState;

/** The inertial unit. What its covariances mark as unknown is not taken over. */
final class ImuTopic extends StateTopic<Imu> {
  /** In the first covariance of a quantity that the unit does not tell. */
  private static final double UNKNOWN = -1;

  ImuTopic(LatestMessage<Imu> topic) {
    super(topic);
  }

  @Override
  long stampOf(Imu message) {
    return nanos(message.header.stamp);
  }

  @Override
  boolean isComplete(Imu message) {
    return true;
  }

  @Override
  void write(Imu message, RobotState state) {
    if (message.orientation_covariance[0] != UNKNOWN) {
      Vectors.copy(message.orientation, state.orientation());
    }
    if (message.angular_velocity_covariance[0] != UNKNOWN) {
      Vectors.copy(message.angular_velocity, state.angularVelocity());
    }
    if (message.linear_acceleration_covariance[0] != UNKNOWN) {
      Vectors.copy(message.linear_acceleration, state.linearAcceleration());
    }
  }
}
