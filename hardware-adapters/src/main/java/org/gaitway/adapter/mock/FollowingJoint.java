package org.gaitway.adapter.mock;

/**
 * A joint that approaches its target at the speed min(distance / time constant, speed limit). That
 * equation is solved exactly: full speed while far, an exponential when near.
 */
final class FollowingJoint {
  private final double timeConstant;
  private final double speedLimit;
  private double position;
  private double target;

  FollowingJoint(MockJoint joint) {
    timeConstant = joint.timeConstant();
    speedLimit = joint.speedLimit();
    position = joint.initialPosition();
    target = position;
  }

  double position() {
    return position;
  }

  /** Present velocity [rad/s] or [m/s]; 0 once a joint without lag has arrived. */
  double velocity() {
    double distance = target - position;
    if (distance == 0) {
      return 0;
    }
    return Math.copySign(Math.min(Math.abs(distance) / timeConstant, speedLimit), distance);
  }

  /** Sets the position to approach. */
  void follow(double target) {
    this.target = target;
  }

  /** Lets time pass. */
  void advance(double seconds) {
    double distance = Math.abs(target - position);
    double near = timeConstant > 0 ? Math.min(distance, speedLimit * timeConstant) : 0;
    double farTime = (distance - near) / speedLimit;
    if (seconds < farTime) {
      position += Math.copySign(speedLimit * seconds, target - position);
    } else {
      double left = near > 0 ? near * StrictMath.exp(-(seconds - farTime) / timeConstant) : 0;
      position = target - Math.copySign(left, target - position);
    }
  }
}
