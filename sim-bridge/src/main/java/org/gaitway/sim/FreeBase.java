package org.gaitway.sim;

import java.nio.DoubleBuffer;

/**
 * The body of a robot that moves freely: where it is and how it moves, read from qpos and qvel, so
 * as of the end of the last step, other than {@link Simulation#xpos()} and its like.
 *
 * <p>Frames: world is MuJoCo's, z upward; base is the body's own. Not thread-safe. Real-time safe
 * apart from construction.
 */
public final class FreeBase {
  private final DoubleBuffer qpos;
  private final DoubleBuffer qvel;
  private final int position;
  private final int orientation;
  private final int linear;
  private final int angular;

  /**
   * That of a simulation.
   *
   * @param body that has a free joint
   * @throws IllegalArgumentException if there is no such body, or it has none
   */
  public FreeBase(Simulation simulation, String body) {
    Model model = simulation.model();
    model.id(Element.BODY, body);
    Joint joint =
        model.joints().stream()
            .filter(j -> j.kind() == Joint.Kind.FREE && j.body().equals(body))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(model + ": body " + body + " has no free joint"));
    this.qpos = simulation.qpos();
    this.qvel = simulation.qvel();
    this.position = joint.qposAddress();
    this.orientation = position + 3;
    this.linear = joint.qvelAddress();
    this.angular = linear + 3;
  }

  /** Position in the world [m]; axis 0, 1, 2. */
  public double position(int axis) {
    return qpos.get(position + axis);
  }

  /** Linear velocity along the world's axes [m/s]. */
  public double worldVelocity(int axis) {
    return qvel.get(linear + axis);
  }

  /** Linear velocity along the base's axes [m/s]. */
  public double velocity(int axis) {
    return along(axis, qvel.get(linear), qvel.get(linear + 1), qvel.get(linear + 2));
  }

  /** Angular velocity about the base's axes, as a gyroscope measures it [rad/s]. */
  public double angularVelocity(int axis) {
    return qvel.get(angular + axis);
  }

  /** Unit vector downward along the base's axes: 0 0 -1 of an upright one. */
  public double projectedGravity(int axis) {
    return along(axis, 0, 0, -1);
  }

  /** Angle by which it is turned about the vertical, from -π to π [rad]. */
  public double yaw() {
    return Math.atan2(row(1, 0), row(0, 0));
  }

  /** Angle between its z axis and the vertical, from 0 to π [rad]. */
  public double tilt() {
    return Math.acos(Math.max(-1, Math.min(1, row(2, 2))));
  }

  /** Component along a base axis of a vector of the world. */
  private double along(int axis, double x, double y, double z) {
    return row(0, axis) * x + row(1, axis) * y + row(2, axis) * z;
  }

  /** Entry of the rotation matrix from base to world, of the unit quaternion w x y z. */
  private double row(int world, int base) {
    if (world == base) {
      double w = qpos.get(orientation);
      double own = qpos.get(orientation + 1 + base);
      return 2 * (w * w + own * own) - 1;
    }
    // The axis between the two, and whether they follow each other in the order x y z x.
    int third = 3 - world - base;
    double sign = (base - world + 3) % 3 == 1 ? -1 : 1;
    double product = qpos.get(orientation + 1 + world) * qpos.get(orientation + 1 + base);
    return 2 * (product + sign * qpos.get(orientation) * qpos.get(orientation + 1 + third));
  }
}
