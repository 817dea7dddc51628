package org.gaitway.adapter.sim;

import java.util.Optional;
import org.gaitway.sim.Simulation;

/**
 * Sees all that a simulated robot's physics does, on the thread that simulates, which in real time
 * must not wait: no method may block or do I/O there. Times are simulated [ns].
 */
public interface PhysicsObserver {
  /** Sees nothing. */
  PhysicsObserver NONE = new PhysicsObserver() {};

  /**
   * An episode has begun.
   *
   * @param episode its number, from 0
   */
  default void began(long episode, long now) {}

  /**
   * A physics step is about to be taken; controls and applied forces are set.
   *
   * @param step control step of the episode that it belongs to, from 0
   */
  default void stepping(long now, long step, Simulation simulation) {}

  /**
   * A control step is over.
   *
   * @param step of the episode, from 0
   * @param end how the episode ended, if it did with this step
   */
  default void stepped(long now, long step, Simulation simulation, Optional<EpisodeEnd> end) {}
}
