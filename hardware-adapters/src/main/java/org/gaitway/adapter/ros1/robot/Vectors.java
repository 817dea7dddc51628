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
}
