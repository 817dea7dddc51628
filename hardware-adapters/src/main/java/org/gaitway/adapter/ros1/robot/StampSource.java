package org.gaitway.adapter.ros1.robot;

/** Which time a state is stamped with. */
public enum StampSource {
  /** When it arrived, on this machine's monotonic clock; needs no common clock. */
  ARRIVAL,
  /** What the header says, for clocks that are simulated. */
  HEADER
}
