package org.gaitway.observation;

/**
 * Turns vectors from the world into the frame of the body, with a unit quaternion (w, x, y, z) that
 * turns the other way.
 */
final class BodyFrame {
  private BodyFrame() {}

  /** Writes q* v q to {@code out[at]} and on, for the vector v = (x, y, z). */
  static void rotate(double[] q, double x, double y, double z, double[] out, int at) {
    // v + 2 w (v × u) + 2 u × (u × v), with u the vector part of q.
    double cx = y * q[3] - z * q[2];
    double cy = z * q[1] - x * q[3];
    double cz = x * q[2] - y * q[1];
    out[at] = x + 2 * (q[0] * cx + cy * q[3] - cz * q[2]);
    out[at + 1] = y + 2 * (q[0] * cy + cz * q[1] - cx * q[3]);
    out[at + 2] = z + 2 * (q[0] * cz + cx * q[2] - cy * q[1]);
  }
}
