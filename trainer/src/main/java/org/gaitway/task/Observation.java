package org.gaitway.task;

import org.gaitway.sim.Simulation;

/**
 * A quantity that a policy observes. Bound once per simulation, so that names become addresses
 * before the first step.
 */
@FunctionalInterface
public interface Observation {
  /** Makes a reader of this quantity in one simulation. */
  Reader bind(Simulation simulation);

  /** Reads a quantity of one simulation; allocation-free. */
  interface Reader {
    /** Number of values. */
    int size();

    /** Writes the values to {@code out[at]} and on. */
    void read(double[] out, int at);
  }
}
