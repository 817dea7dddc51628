package org.gaitway.control;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks the control loop to bring the robot to a safe stop. Once tripped it stays so, whatever is
 * commanded, until it is armed again explicitly; of several trips the first names the source.
 *
 * <p>Thread-safe and wait-free; tripping waits for nothing and nobody.
 */
public final class SoftStop {
  private final AtomicReference<String> source = new AtomicReference<>();

  /**
   * Trips the stop.
   *
   * @param by what asked for it, for the log: {@code keyboard}, {@code ROS topic /stop}
   */
  public void trip(String by) {
    source.compareAndSet(null, by);
  }

  /** Whether it was tripped since it was last armed. Allocation-free. */
  public boolean isTripped() {
    return source.get() != null;
  }

  /** What tripped it, if it is tripped. */
  public Optional<String> source() {
    return Optional.ofNullable(source.get());
  }

  /**
   * Arms it again.
   *
   * @return whether it had been tripped
   */
  public boolean rearm() {
    return source.getAndSet(null) != null;
  }
}
