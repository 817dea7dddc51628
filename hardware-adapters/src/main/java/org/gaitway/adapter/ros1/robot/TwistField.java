package org.gaitway.adapter.ros1.robot;

import org.gaitway.adapter.ros1.msg.geometry_msgs.Twist;

/** A number of a {@code geometry_msgs/Twist}. */
public enum TwistField {
  /** Forwards [m/s]. */
  LINEAR_X,
  /** To the left [m/s]. */
  LINEAR_Y,
  /** Up [m/s]. */
  LINEAR_Z,
  /** Roll [rad/s]. */
  ANGULAR_X,
  /** Pitch [rad/s]. */
  ANGULAR_Y,
  /** Yaw [rad/s]. */
  ANGULAR_Z;

  /** This number of a twist. */
  double of(Twist twist) {
    return switch (this) {
      case LINEAR_X -> twist.linear.x;
      case LINEAR_Y -> twist.linear.y;
      case LINEAR_Z -> twist.linear.z;
      case ANGULAR_X -> twist.angular.x;
      case ANGULAR_Y -> twist.angular.y;
      case ANGULAR_Z -> twist.angular.z;
    };
  }
}
