package org.gaitway.launch.robot;

import org.gaitway.robot.RobotState;
import org.gaitway.robot.Rotation;

/**
 * How well a body does what it is told: sums over states. Velocities are those in the frame of the
 * body. Allocation-free once made; for one thread at a time.
 */
final class Tracking {
  private final double[] told;
  private final double[] body = new double[3];
  private final double[] sum = new double[3];
  private double linearError;
  private double yawError;
  private long states;

  /**
   * @param told forward and to the left [m/s], turning [rad/s] (3)
   */
  Tracking(double[] told) {
    this.told = told.clone();
  }

  /** What is told (3). */
  double[] told() {
    return told;
  }

  /** Adds a state. What it does not tell makes the errors no numbers. */
  void add(RobotState state) {
    double[] velocity = state.baseLinearVelocity();
    Rotation.toBody(state.orientation(), velocity[0], velocity[1], velocity[2], body, 0);
    double turning = state.angularVelocity()[2];
    linearError += Math.hypot(body[0] - told[0], body[1] - told[1]);
    yawError += Math.abs(turning - told[2]);
    sum[0] += body[0];
    sum[1] += body[1];
    sum[2] += turning;
    states++;
  }

  /** Adds all that another has. */
  void add(Tracking other) {
    linearError += other.linearError;
    yawError += other.yawError;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.sum[i];
    }
    states += other.states;
  }

  /** How many states there were. */
  long states() {
    return states;
  }

  /** Mean distance of the velocity from what is told, in the plane of the body [m/s]. */
  double linearError() {
    return linearError / states;
  }

  /** Mean magnitude of the error of the yaw rate [rad/s]. */
  double yawError() {
    return yawError / states;
  }

  /** Mean forward and sideways velocity [m/s] and yaw rate [rad/s]. */
  double mean(int i) {
    return sum[i] / states;
  }
}
