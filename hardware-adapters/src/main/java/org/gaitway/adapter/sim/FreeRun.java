package org.gaitway.adapter.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.sim.DivergedException;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/**
 * A model by itself: it starts in its keyframe {@code home}, or, if it has none, in a pose that it
 * is given or its initial state, and goes on until its physics diverges.
 */
public final class FreeRun implements Scenario {
  private final Model model;
  private final Simulation simulation;
  private final int substeps;
  private final double[] control;
  private final Stance stance;
  private int steps;

  /**
   * @param model closed with this
   * @param substeps physics steps per control step, at least 1
   */
  public FreeRun(Model model, int substeps) {
    this(model, substeps, Map.of());
  }

  /**
   * The same in a pose: the model's free body is let down until it touches something.
   *
   * @param model closed with this
   * @param substeps physics steps per control step, at least 1
   * @param pose positions of hinges and slides by name [rad] or [m], for a model without a keyframe
   *     {@code home}
   * @throws IllegalArgumentException if the model has no joint of a name
   */
  public FreeRun(Model model, int substeps, Map<String, Double> pose) {
    if (substeps < 1) {
      throw new IllegalArgumentException("substeps must be at least 1, was " + substeps);
    }
    this.model = model;
    this.simulation = model.newSimulation();
    this.substeps = substeps;
    this.control = new double[model.nu()];
    this.stance = new Stance(simulation, pose);
  }

  @Override
  public Simulation simulation() {
    return simulation;
  }

  @Override
  public int substeps() {
    return substeps;
  }

  @Override
  public List<ExtraSensor> sensors() {
    return List.of();
  }

  @Override
  public void begin() {
    stance.take();
    steps = 0;
  }

  @Override
  public Optional<EpisodeEnd> step(Physics physics) {
    steps++;
    try {
      physics.advance(control);
      return Optional.empty();
    } catch (DivergedException e) {
      return Optional.of(new EpisodeEnd(0, steps, "diverged: " + e.getMessage()));
    }
  }

  @Override
  public void close() {
    simulation.close();
    model.close();
  }
}
