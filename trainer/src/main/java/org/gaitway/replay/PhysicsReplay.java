package org.gaitway.replay;

import java.util.OptionalInt;
import org.gaitway.sim.DivergedException;
import org.gaitway.sim.Simulation;
import org.gaitway.sim.StateLayout;

/**
 * Takes the physics steps of a log again. Only the first state is the log's: from there the
 * simulation runs by itself, given the logged controls and applied forces, and each state that it
 * comes to is compared with the logged one. For one thread.
 */
public final class PhysicsReplay {
  private final Simulation simulation;
  private final StateLayout layout;
  private final Comparison comparison;
  private final OptionalInt substeps;
  private final double[] reached;
  private boolean started;
  private boolean diverged;
  private long resynchronised;

  /**
   * @param simulation of the logged model, or of another one with the same sizes
   * @param substeps in place of the logged ones, if they are to be others
   */
  public PhysicsReplay(Simulation simulation, Comparison comparison, OptionalInt substeps) {
    this.simulation = simulation;
    this.comparison = comparison;
    this.substeps = substeps;
    layout = simulation.stateLayout();
    reached = new double[layout.size()];
  }

  /**
   * Takes the logged state for the simulation's, or, where the simulation has come to a state by
   * itself, compares the two.
   *
   * @param step for the difference
   */
  public void arrive(long step, PhysicsStep logged) {
    requireSize(logged);
    if (!started) {
      simulation.restore(logged.state());
      simulation.forward();
      // A forward pass leaves other numbers for the solver to start from than the log had.
      simulation.restore(logged.state());
      started = true;
      return;
    }
    simulation.save(reached);
    for (StateLayout.Part part : layout.parts()) {
      if (!part.input()) {
        comparison.doubles(
            step,
            part.name(),
            layout::describe,
            logged.state(),
            reached,
            part.start(),
            part.size());
      }
    }
  }

  /** Takes the simulation's present state for the one before the first logged step. */
  public void startHere() {
    started = true;
    diverged = false;
  }

  /**
   * Sets the logged controls and forces, and takes the physics steps.
   *
   * @throws DivergedException if a number is not finite; nothing is compared until the next start
   */
  public void advance(PhysicsStep logged) {
    simulation.ctrl().put(0, logged.ctrl());
    StateLayout.Part forces = layout.find("qfrc_applied").orElse(null);
    if (forces != null) {
      simulation.qfrcApplied().put(0, logged.state(), forces.start(), forces.size());
    }
    int count = logged.substeps();
    simulation.step(count == 0 ? 0 : substeps.orElse(count));
  }

  /** The next logged state is where the simulation goes on from: the log has a gap before it. */
  public void resynchronise() {
    if (started) {
      started = false;
      resynchronised++;
    }
  }

  /** The episode is over: the next logged state is the first of another. */
  public void end() {
    started = false;
  }

  /** How often the log had a gap. */
  public long resynchronised() {
    return resynchronised;
  }

  private void requireSize(PhysicsStep logged) {
    if (logged.state().length != layout.size()
        || logged.ctrl().length != simulation.ctrl().capacity()) {
      throw new IllegalArgumentException(
          String.format(
              "the file has states of %d numbers and %d controls, model %s has %d and %d",
              logged.state().length,
              logged.ctrl().length,
              simulation.model(),
              layout.size(),
              simulation.ctrl().capacity()));
    }
  }
}
