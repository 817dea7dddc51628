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

  /** A scene of a simulation alone, with a memory but without commands. */
  static Scene of(Simulation simulation) {
    TaskMemory memory = new TaskMemory();
    Gauges gauges = new Gauges();
    return new Scene() {
      @Override
      public Simulation simulation() {
        return simulation;
      }

      @Override
      public TaskMemory memory() {
        return memory;
      }

      @Override
      public Slots command(String name) {
        throw new IllegalArgumentException("no command " + name + " in a simulation alone");
      }

      @Override
      public PastActions pastActions() {
        return new PastActions(memory, simulation.model().nu());
      }

      @Override
      public double controlPeriod() {
        return simulation.timestep();
      }

      @Override
      public <G extends Gauge> G gauge(Gauge.Kind<G> kind) {
        return gauges.of(kind, this);
      }
    };
  }
}
