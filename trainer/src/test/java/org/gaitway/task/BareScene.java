package org.gaitway.task;

import org.gaitway.sim.Simulation;

/** A simulation alone: terms that need no more can be bound to it. */
public final class BareScene implements Scene {
  private final Simulation simulation;
  private final TaskMemory memory = new TaskMemory();
  private final Gauges gauges = new Gauges();

  /** Of a simulation, which stays the caller's to close. */
  public BareScene(Simulation simulation) {
    this.simulation = simulation;
  }

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
}
