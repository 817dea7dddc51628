package org.gaitway.sim.render;

import org.gaitway.sim.Model;

/**
 * Where a picture is taken from. Azimuth is where the camera looks to, from above: at 90° along the
 * y axis, so that x is to the right; elevation is negative when it looks down.
 */
public sealed interface Camera {

  /**
   * A camera that stays where it is.
   *
   * @param x of the point it looks at [m]
   * @param y of that point [m]
   * @param z of that point [m]
   * @param distance from it [m]
   * @param azimuth [deg]
   * @param elevation [deg]
   */
  record Free(double x, double y, double z, double distance, double azimuth, double elevation)
      implements Camera {
    /** Checks the numbers. */
    public Free {
      requireFinite(x, y, z);
      requirePlace(distance, azimuth, elevation);
    }
  }

  /**
   * A camera that goes with the centre of mass of a body and all that hangs on it. It does not bob:
   * ups and downs within a tenth of the distance, from where the body is at first, it leaves alone.
   *
   * @param body the body's name; {@code #} and its number if it has none
   * @param distance from it [m]
   * @param azimuth [deg]
   * @param elevation [deg]
   */
  record Tracking(String body, double distance, double azimuth, double elevation)
      implements Camera {
    /** Checks the numbers. */
    public Tracking {
      requirePlace(distance, azimuth, elevation);
    }
  }

  /**
   * One of the model's own cameras.
   *
   * @param name of the camera in the model
   */
  record Fixed(String name) implements Camera {}

  /**
   * A camera that keeps the robot in view: from its side if it moves in a plane, else from above.
   *
   * @return for a model in which nothing moves, a camera that stays where it is
   */
  static Camera following(Model model) {
    return DefaultView.of(model);
  }

  private static void requirePlace(double distance, double azimuth, double elevation) {
    requireFinite(distance, azimuth, elevation);
    if (distance <= 0) {
      throw new IllegalArgumentException("the camera's distance must be positive, not " + distance);
    }
  }

  private static void requireFinite(double... values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a camera's numbers must be finite, not " + value);
      }
    }
  }
}
