package org.gaitway.adapter.sim;

import java.util.List;
import java.util.Optional;
import org.gaitway.sim.DivergedException;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/**
 * A model by itself: it starts in its keyframe {@code home}, or, if it has none, in its initial
 * state, and goes on until its physics diverges.
 */
public final class FreeRun implements Scenario {
  private static final String HOME = "home";

  private final Model model;
  private final Simulation simulation;
  private final int substeps;
  private final double[] control;
  private int steps;

  /**
   * @param model closed with this
   * @param substeps physics steps per control step, at least 1
   */
  public FreeRun(Model model, int substeps) {
    if (substeps < 1) {
      throw new IllegalArgumentException("substeps must be at least 1, was " + substeps);
    }
    this.model = model;
    this.simulation = model.newSimulation();
    this.substeps = substeps;
    this.control = new double[model.nu()];
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
    if (model.names(Element.KEYFRAME).contains(HOME)) {
      simulation.resetToKeyframe(HOME);
    } else {
      simulation.reset();
    }
    simulation.forward();
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
