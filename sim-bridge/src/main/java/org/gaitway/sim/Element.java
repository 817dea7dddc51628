package org.gaitway.sim;

import java.util.Locale;
import org.gaitway.sim.mujoco.Mujoco;

/** A kind of named thing in a model. */
public enum Element {
  /** A rigid body; 0 is the world. */
  BODY(Mujoco.mjOBJ_BODY),
  /** A joint: free, ball, slide or hinge. */
  JOINT(Mujoco.mjOBJ_JOINT),
  /** A collision or visual shape. */
  GEOM(Mujoco.mjOBJ_GEOM),
  /** A marked place on a body. */
  SITE(Mujoco.mjOBJ_SITE),
  /** A camera. */
  CAMERA(Mujoco.mjOBJ_CAMERA),
  /** An actuator; where each has one control, its index is its place in ctrl. */
  ACTUATOR(Mujoco.mjOBJ_ACTUATOR),
  /** A sensor. */
  SENSOR(Mujoco.mjOBJ_SENSOR),
  /** A saved pose. */
  KEYFRAME(Mujoco.mjOBJ_KEY);

  /** MuJoCo's {@code mjtObj}. */
  final int code;

  Element(int code) {
    this.code = code;
  }

  /** The kind in lower case, for messages. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
