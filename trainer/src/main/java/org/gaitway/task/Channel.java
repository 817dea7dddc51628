package org.gaitway.task;

/**
 * How the policy gets an observation.
 *
 * @param noise largest error, uniform in ±noise, in the raw value's unit
 * @param scale factor on the raw value
 * @param history number of control steps that are shown, oldest first
 * @param transported whether it comes from the robot, with the delay and losses of {@link
 *     Transport}, rather than from the controller itself as a command does
 */
public record Channel(double noise, double scale, int history, boolean transported) {
  /** Without error, the present step alone. */
  public static final Channel CLEAR = new Channel(0, 1, 1, true);

  /** From the controller itself: never late. */
  public static final Channel INTERNAL = new Channel(0, 1, 1, false);

  /** Checks the ranges. */
  public Channel {
    if (!(noise >= 0) || !Double.isFinite(scale) || history < 1) {
      throw new IllegalArgumentException(
          "an observation's noise must not be negative, its scale finite, its history positive;"
              + " were "
              + noise
              + ", "
              + scale
              + ", "
              + history);
    }
  }

  /** The same with this noise. */
  public Channel withNoise(double limit) {
    return new Channel(limit, scale, history, transported);
  }

  /** The same with this factor. */
  public Channel withScale(double factor) {
    return new Channel(noise, factor, history, transported);
  }

  /** The same, showing so many steps. */
  public Channel withHistory(int steps) {
    return new Channel(noise, scale, steps, transported);
  }
}
