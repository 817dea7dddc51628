package org.gaitway.robot;

/**
 * Turns vectors between the frames of body and world, with the body's orientation in the world: a
 * quaternion (w, x, y, z), of any length but 0. Allocation-free.
 */
public final class Rotation {
  private Rotation() {}

  /**
   * Turns a vector of the world into the frame of the body.
   *
   * @param out receives it at {@code out[at]} and on
   */
  public static void toBody(
      double[] orientation, double x, double y, double z, double[] out, int at) {
    turn(orientation, -orientation[0], x, y, z, out, at);
  }

  /**
   * Turns a vector of the body into the frame of the world.
   *
   * @param out receives it at {@code out[at]} and on
   */
  public static void toWorld(
      double[] orientation, double x, double y, double z, double[] out, int at) {
    turn(orientation, orientation[0], x, y, z, out, at);
  }

  /** v + 2 w (u × v) + 2 u × (u × v), for a unit quaternion (w, u). */
  private static void turn(
      double[] q, double w, double x, double y, double z, double[] out, int at) {
    double twice = 2 / (q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    double cx = q[2] * z - q[3] * y;
    double cy = q[3] * x - q[1] * z;
    double cz = q[1] * y - q[2] * x;
    out[at] = x + twice * (w * cx + q[2] * cz - q[3] * cy);
    out[at + 1] = y + twice * (w * cy + q[3] * cx - q[1] * cz);
    out[at + 2] = z + twice * (w * cz + q[1] * cy - q[2] * cx);
  }
}
