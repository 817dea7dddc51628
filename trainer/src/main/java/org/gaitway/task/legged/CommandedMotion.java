package org.gaitway.task.legged;

import org.gaitway.task.Environment;
import org.gaitway.task.Slots;

/**
 * How a robot moves against how it was told to.
 *
 * @param legs of the robot
 * @param command forward [m/s], left [m/s], turn [rad/s]
 */
record CommandedMotion(Legs legs, Slots command) {
  /** Commands below this are to stand still [m/s], [rad/s]. */
  private static final double STANDING = 1e-3;

  static CommandedMotion of(Setup setup, Environment environment) {
    return new CommandedMotion(
        environment.gauge(setup.legs()), environment.command(LeggedTask.COMMAND));
  }

  /** Squared error of the horizontal velocity in the base's frame [m²/s²]. */
  double squaredLinearError() {
    double forward = command.get(0) - legs.linear(0);
    double left = command.get(1) - legs.linear(1);
    return forward * forward + left * left;
  }

  /** Error of the rate of turning [rad/s]. */
  double yawError() {
    return command.get(2) - legs.angular(2);
  }

  /** Whether the robot is to stand still. */
  boolean isStanding() {
    return Math.abs(command.get(0)) < STANDING
        && Math.abs(command.get(1)) < STANDING
        && Math.abs(command.get(2)) < STANDING;
  }
}
