package org.gaitway.robot;

/** What counts as the time at which a state that came over a link was measured. */
public enum StampSource {
  /** When it arrived, on the clock of the control loop: for senders with a clock of their own. */
  ARRIVAL,
  /** What its sender says: for synchronised clocks, and for simulated time. */
  HEADER
}
