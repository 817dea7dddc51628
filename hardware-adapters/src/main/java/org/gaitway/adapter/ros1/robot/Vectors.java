package org.gaitway.adapter.ros1.robot;

import org.gaitway.adapter.ros1.msg.geometry_msgs.Quaternion;
import org.gaitway.adapter.ros1.msg.geometry_msgs.Vector3;

/** Between ROS's vectors and arrays; allocation-free. ROS has a quaternion's w last. */
final class Vectors {
  private Vectors() {}

  static void copy(Vector3 from, double[] to) {
    to[0] = from.x;
    to[1] = from.y;
    to[2] = from.z;
  }

  static void copy(double[] from, Vector3 to) {
    to.x = from[0];
    to.y = from[1];
    to.z = from[2];
  }

  static void copy(Quaternion from, double[] to) {
    to[0] = from.w;
    to[1] = from.x;
    to[2] = from.y;
    to[3] = from.z;
  }

  static void copy(double[] from, Quaternion to) {
    to.w = from[0];
    to.x = from[1];
    to.y = from[2];
    to.z = from[3];
  }

  /**
   * Turns a vector by a rotation, or back.
   *
   * @param q unit quaternion (w, x, y, z)
   * @param sign 1 from the frame of the body to that of the world, -1 back
   */
  static void rotate(double[] q, int sign, double[] v, Vector3 out) {
    double w = sign * q[0];
    double cx = q[2] * v[2] - q[3] * v[1];
    double cy = q[3] * v[0] - q[1] * v[2];
    double cz = q[1] * v[1] - q[2] * v[0];
    // v + 2 w (u × v) + 2 u × (u × v)
    out.x = v[0] + 2 * (w * cx + q[2] * cz - q[3] * cy);
    out.y = v[1] + 2 * (w * cy + q[3] * cx - q[1] * cz);
    out.z = v[2] + 2 * (w * cz + q[1] * cy - q[2] * cx);
  }
}
