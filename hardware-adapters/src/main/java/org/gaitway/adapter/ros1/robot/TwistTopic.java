package org.gaitway.adapter.ros1.robot;

import org.gaitway.adapter.ros1.LatestMessage;
import org.gaitway.adapter.ros1.msg.geometry_msgs.TwistStamped;
import org.gaitway.robot.RobotState;

/** The linear velocity of the body in the frame of the world. */
final class TwistTopic extends StateTopic<TwistStamped> {
  TwistTopic(LatestMessage<TwistStamped> topic) {
    super(topic);
  }

  @Override
  long stampOf(TwistStamped message) {
    return nanos(message.header.stamp);
  }

  @Override
  boolean isComplete(TwistStamped message) {
    return true;
  }

  @Override
  void write(TwistStamped message, RobotState state) {
    Vectors.copy(message.twist.linear, state.baseLinearVelocity());
  }
}
