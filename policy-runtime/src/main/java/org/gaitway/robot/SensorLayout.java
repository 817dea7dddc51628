package org.gaitway.robot;

/**
 * A sensor beyond the joints and the inertial unit: what is measured where the robot's feet touch,
 * say.
 *
 * @param name what the robot calls it; not blank
 * @param size number of values at one instant, at least 1
 */
public record SensorLayout(String name, int size) {
  /** Checks the ranges. */
  public SensorLayout {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a sensor needs a name");
    }
    if (size < 1) {
      throw new IllegalArgumentException(
          "sensor '" + name + "': the size must be at least 1, found " + size);
    }
  }
}
