package org.gaitway.task;

import org.gaitway.sim.Simulation;

/** What the terms of one environment are bound to. Used while binding, and by its one thread. */
public interface Scene {
  /** The simulation that is observed. */
  Simulation simulation();

  /** Memory that is saved and restored with the environment; for all that terms keep. */
  TaskMemory memory();

  /**
   * The present values of a command.
   *
   * @throws IllegalArgumentException naming the commands there are, if it is none of them
   */
  Slots command(String name);

  /** What the policy gave in the last steps. */
  PastActions pastActions();

  /** Time from one action to the next [s]. */
  double controlPeriod();

  /**
   * What terms measure together: the same for all that ask for an equal kind.
   *
   * @param <G> what the kind makes
   */
  <G extends Gauge> G gauge(Gauge.Kind<G> kind);
}
