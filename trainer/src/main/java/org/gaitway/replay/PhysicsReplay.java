package org.gaitway.replay;

import java.util.OptionalInt;
import org.gaitway.sim.Simulation;
import org.gaitway.sim.StateLayout;

/**
 * Takes the physics steps of a log again. Only the first state is the log's: from there the
 * simulation runs by itself, given the logged controls and applied forces, and each state that it
 * comes to is compared with the logged one. For one thread.
 */
final class PhysicsReplay {
  private final Simulation simulation;
  private final StateLayout layout;
  private final Comparison comparison;
  private final OptionalInt substeps;
  private final double[] reached;

  /**
   * @param simulation of the logged model, or of another one with the same sizes
   * @param substeps in place of the logged ones, if they are to be others
   */
  PhysicsReplay(Simulation simulation, Comparison comparison, OptionalInt substeps) {
    this.simulation = simulation;
    this.comparison = comparison;
    this.substeps = substeps;
    layout = simulation.stateLayout();
    reached = new double[layout.size()];
  }

  /** Takes a logged state for the simulation's; what derives from it is computed from it. */
  void restore(PhysicsStep logged) {
    requireSize(logged);
    simulation.restore(logged.state());
    simulation.forward();
    // Computing what derives from it may leave the solver another warm start.
    simulation.restore(logged.state());
  }

  /** Whether a logged state is of another time than the simulation has come to. */
  boolean isElsewhere(PhysicsStep logged) {
    double time = logged.state()[layout.find("time").orElseThrow().start()];
    return !(Math.abs(time - simulation.time()) < simulation.timestep() / 2);
  }

  /**
   * Compares the state that the simulation has come to by itself with the logged one.
   *
   * @param step for the difference
   */
  void compare(long step, PhysicsStep logged) {
    requireSize(logged);
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

  /**
   * Sets the logged controls and forces, and takes the physics steps.
   *
   * @throws org.gaitway.sim.DivergedException if a number is not finite
   */
  void advance(PhysicsStep logged) {
    simulation.ctrl().put(0, logged.ctrl());
    layout
        .find("qfrc_applied")
        .ifPresent(
            forces ->
                simulation.qfrcApplied().put(0, logged.state(), forces.start(), forces.size()));
    simulation.step(substeps.orElse(logged.substeps()));
  }

  private void requireSize(PhysicsStep logged) {
    FieldNames.requireSize("numbers in a state", layout.size(), logged.state().length);
    FieldNames.requireSize("controls", simulation.ctrl().capacity(), logged.ctrl().length);
  }
}
