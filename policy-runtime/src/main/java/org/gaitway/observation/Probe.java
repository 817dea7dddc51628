package org.gaitway.observation;

/** Reads the raw values of one source; for the loop thread. */
@FunctionalInterface
interface Probe {
  /**
   * Writes the values to {@code out[at]} and on.
   *
   * @param now the time [ns], on the clock of the control loop
   */
  void read(long now, double[] out, int at);
}
