package org.gaitway.adapter.sim;

import java.util.Random;

/** Rotations as quaternions (w, x, y, z). Allocation-free. */
final class Quaternion {
  private Quaternion() {}

  /**
   * Turns a rotation further by a small random one.
   *
   * @param q changed in place; a unit quaternion afterwards
   * @param std standard deviation of the angle about each axis [rad]
   */
  static void jitter(double[] q, double std, Random random) {
    double a = random.nextGaussian() * std / 2;
    double b = random.nextGaussian() * std / 2;
    double c = random.nextGaussian() * std / 2;
    double w = q[0] - q[1] * a - q[2] * b - q[3] * c;
    double x = q[1] + q[0] * a + q[2] * c - q[3] * b;
    double y = q[2] + q[0] * b + q[3] * a - q[1] * c;
    double z = q[3] + q[0] * c + q[1] * b - q[2] * a;
    double length = Math.sqrt(w * w + x * x + y * y + z * z);
    q[0] = w / length;
    q[1] = x / length;
    q[2] = y / length;
    q[3] = z / length;
  }
}
