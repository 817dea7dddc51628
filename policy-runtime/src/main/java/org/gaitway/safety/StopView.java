package org.gaitway.safety;

/**
 * What was seen of a stop at one instant. For one thread at a time; no method allocates.
 *
 * <p>The stop may trip at any moment of a tick. That the envelope decides by what it saw, and not
 * by looking again, makes a tick a function of its inputs.
 */
public final class StopView {
  private long trips;
  private String source;

  /** Looks at a stop. */
  void look(StopLatch stop) {
    // In this order a trip in between is seen at the latest by its number the next time.
    trips = stop.trips();
    source = stop.trippedBy();
  }

  /** Takes over what was seen. */
  public void copyFrom(StopView other) {
    trips = other.trips;
    source = other.source;
  }

  /** Takes over what was seen. */
  public void set(long seenTrips, String seenSource) {
    trips = seenTrips;
    source = seenSource;
  }

  /** How often it had been tripped. */
  public long trips() {
    return trips;
  }

  /** What it was tripped by; null if it was armed. */
  public String source() {
    return source;
  }

  /** Whether it was tripped. */
  public boolean isTripped() {
    return source != null;
  }
}
