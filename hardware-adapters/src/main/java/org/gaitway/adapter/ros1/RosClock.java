package org.gaitway.adapter.ros1;

import java.time.Instant;
import org.gaitway.adapter.ros1.message.Time;
import org.gaitway.adapter.ros1.msg.rosgraph_msgs.Clock;

/**
 * The time in the ROS graph: the machine's, or that of a simulation, which is published on {@code
 * /clock}. All methods are for any thread, and real-time safe.
 */
public final class RosClock {
  private volatile boolean simulated;

  /** Unix time minus {@link System#nanoTime} [ns]. */
  private volatile long offset = measuredOffset();

  /** The last time on {@code /clock} [ns]. */
  private volatile long simulation;

  RosClock() {}

  /** Turns to {@code /clock}. */
  void simulate() {
    simulated = true;
  }

  private static long measuredOffset() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
  }

  /** Follows a machine's clock that has been set or disciplined. */
  void adjust() {
    offset = measuredOffset();
  }

  /** Takes the time of a simulation. */
  void received(Clock message) {
    simulation = message.clock.toNsec();
  }

  /** Whether time comes from {@code /clock}, since {@code /use_sim_time} was set at the start. */
  public boolean isSimulated() {
    return simulated;
  }

  /**
   * The time since 1970, or since the simulation began; 0 as long as a simulation has published
   * none [ns]. It can step back, when the machine's clock is set or a simulation starts anew.
   */
  public long nanos() {
    return simulated ? simulation : System.nanoTime() + offset;
  }

  /**
   * Stamps a message with the present time.
   *
   * @param time is set
   */
  public void now(Time time) {
    time.setNsec(nanos());
  }
}
