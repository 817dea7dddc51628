package org.gaitway.adapter.sim;

import java.util.List;
import java.util.Optional;
import org.gaitway.sim.DivergedException;
import org.gaitway.sim.Simulation;

/**
 * What a simulated robot lives through: physics, and episodes of it where a task defines some. For
 * one thread at a time.
 */
public interface Scenario extends AutoCloseable {

  /** The physics of one control step, which the robot takes. */
  @FunctionalInterface
  interface Physics {
    /**
     * Takes as many physics steps as a control step has.
     *
     * @param control (nu) receives the controls that rewards charge for
     * @throws DivergedException if a number is not finite; the episode ends
     */
    void advance(double[] control);
  }

  /** The simulation, the same one always; with its model, it stays the scenario's. */
  Simulation simulation();

  /** Physics steps per control step, at least 1. */
  int substeps();

  /** What can be measured beyond the sensors of the model. */
  List<ExtraSensor> sensors();

  /** Starts an episode. */
  void begin();

  /**
   * Takes a control step.
   *
   * @return how the episode ended, if it did; {@link #begin} must follow
   */
  Optional<EpisodeEnd> step(Physics physics);

  /** What the last control step earned; nothing where nothing is rewarded. */
  default Optional<Earnings> earnings() {
    return Optional.empty();
  }

  /** Frees simulation and model. */
  @Override
  void close();
}
