package org.gaitway.adapter.mock;

/**
 * A joint of a {@link MockRobot}.
 *
 * @param name name of the joint
 * @param initialPosition position before the first command [rad] or [m], finite
 * @param timeConstant of the approach to a commanded position [s]: after this time, 63 % of the way
 *     is done; 0 follows at the speed limit; finite
 * @param speedLimit greatest speed [rad/s] or [m/s], positive, may be infinite
 */
public record MockJoint(
    String name, double initialPosition, double timeConstant, double speedLimit) {

  /** Checks the ranges. */
  public MockJoint {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a joint needs a name");
    }
    if (!Double.isFinite(initialPosition)) {
      throw new IllegalArgumentException(
          "joint '" + name + "': the initial position must be finite, found " + initialPosition);
    }
    if (!(timeConstant >= 0 && timeConstant < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "joint '"
              + name
              + "': the time constant must be finite and not negative, found "
              + timeConstant);
    }
    if (!(speedLimit > 0)) {
      throw new IllegalArgumentException(
          "joint '" + name + "': the speed limit must be positive, found " + speedLimit);
    }
  }
}
