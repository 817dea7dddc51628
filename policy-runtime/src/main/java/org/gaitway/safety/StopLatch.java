package org.gaitway.safety;

/**
 * A stop that stays tripped until somebody arms it again. Thread-safe; no method allocates or
 * waits.
 */
public interface StopLatch {
  /**
   * Trips the stop.
   *
   * @param by what asked for it, for the log: {@code keyboard}, {@code ROS topic /stop}
   */
  void trip(String by);

  /** What tripped it since it was last armed; null if nothing did. */
  String trippedBy();

  /** Whether it was tripped since it was last armed. */
  default boolean isTripped() {
    return trippedBy() != null;
  }

  /**
   * How often it was tripped so far. By this the loop sees a stop that was armed again before it
   * looked.
   */
  long trips();
}
