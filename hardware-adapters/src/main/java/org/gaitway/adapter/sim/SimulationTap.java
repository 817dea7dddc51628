package org.gaitway.adapter.sim;

import java.util.Optional;
import java.util.OptionalDouble;
import org.gaitway.episode.EpisodeEnd.Outcome;
import org.gaitway.episode.SimulationRecord;
import org.gaitway.sim.Simulation;

/**
 * Copies what a simulated robot's physics does into the ring of a log: each physics step's state,
 * with its controls, and what each control step earned. On the thread that simulates; neither waits
 * nor allocates but at an episode's end.
 */
public final class SimulationTap implements PhysicsObserver {
  /** Where the records go. */
  public interface Sink {
    /** The record to fill next; null if there is no room. */
    SimulationRecord claim();

    /** Passes on the record that {@link #claim} gave. */
    void publish();

    /** The episode is over. */
    void end(Outcome outcome, long steps, OptionalDouble totalReward);
  }

  /** The times of a log. */
  @FunctionalInterface
  public interface Times {
    /**
     * The time to log.
     *
     * @param now simulated time [ns]
     * @param begun when the episode began, in simulated time [ns]
     */
    long at(long now, long begun);
  }

  private final Sink sink;
  private final Optional<Earnings> earnings;
  private final Times times;
  private long begun;

  /**
   * @param earnings of the scenario, where it has some
   * @param times of the log
   */
  public SimulationTap(Sink sink, Optional<Earnings> earnings, Times times) {
    this.sink = sink;
    this.earnings = earnings;
    this.times = times;
  }

  @Override
  public void began(long episode, long now) {
    begun = now;
  }

  @Override
  public void stepping(long now, long step, Simulation simulation) {
    copy(now, step, simulation, 1);
  }

  private void copy(long now, long step, Simulation simulation, int substeps) {
    SimulationRecord record = sink.claim();
    if (record == null) {
      return;
    }
    record.state(step, times.at(now, begun), substeps);
    simulation.save(record.state());
    simulation.ctrl().get(0, record.control());
    sink.publish();
  }

  @Override
  public void stepped(long now, long step, Simulation simulation, Optional<EpisodeEnd> end) {
    if (earnings.isPresent()) {
      copy(now, step, earnings.get());
    }
    if (end.isPresent()) {
      copy(now, step + 1, simulation, 0);
      OptionalDouble total =
          earnings.isPresent()
              ? OptionalDouble.of(end.get().totalReward())
              : OptionalDouble.empty();
      sink.end(outcome(), step + 1, total);
    }
  }

  private void copy(long now, long step, Earnings earned) {
    SimulationRecord record = sink.claim();
    if (record == null) {
      return;
    }
    record.reward(
        step, times.at(now, begun), earned.total(), earned.terminated(), earned.truncated());
    System.arraycopy(earned.terms(), 0, record.terms(), 0, record.terms().length);
    sink.publish();
  }

  /** What ends an episode where nothing is rewarded, or neither task nor time does, diverged. */
  private Outcome outcome() {
    if (earnings.isPresent() && earnings.get().truncated()) {
      return Outcome.TRUNCATED;
    }
    boolean diverged = earnings.isEmpty() || earnings.get().diverged();
    return diverged ? Outcome.DIVERGED : Outcome.TERMINATED;
  }
}
