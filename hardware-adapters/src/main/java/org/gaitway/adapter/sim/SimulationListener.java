package org.gaitway.adapter.sim;

/** Hears what becomes of a simulated robot, on the thread that simulates. */
public interface SimulationListener {
  /** Hears nothing. */
  SimulationListener NONE = new SimulationListener() {};

  /**
   * An episode ended.
   *
   * @param index of the episode, from 0
   */
  default void ended(long index, EpisodeEnd end) {}

  /**
   * The simulation does not keep up with the time that it is to run in.
   *
   * @param factor simulated time by real time since this was last said
   */
  default void fellBehind(double factor) {}
}
