package org.gaitway.launch.robot;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.gaitway.adapter.sim.Earnings;
import org.gaitway.adapter.sim.EpisodeEnd;
import org.gaitway.adapter.sim.PhysicsObserver;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.LoopLog;
import org.gaitway.episode.SimulationRecord;
import org.gaitway.episode.SimulationRing;
import org.gaitway.sim.Model;
import org.gaitway.sim.MujocoLibrary;
import org.gaitway.sim.Simulation;

/**
 * Logs the physics of a robot that is simulated in this process: the state before each physics
 * step, and what each control step earned. On the thread that simulates; allocates nothing.
 */
final class PhysicsLog implements PhysicsObserver {
  private final SimulationRing ring;
  private final Optional<Earnings> earnings;
  private final LongSupplier clock;
  private final boolean lockstep;

  /**
   * @param log of the loop, not begun yet
   * @param scenario what is simulated
   * @param lockstep whether the loop's time is the simulation's
   * @param clock the loop's time, if it is not
   */
  PhysicsLog(LoopLog log, Scenario scenario, boolean lockstep, LongSupplier clock) {
    Model model = scenario.simulation().model();
    earnings = scenario.earnings();
    List<String> terms = earnings.map(Earnings::names).orElse(List.of());
    ring = log.simulation(model.stateSize(), model.nu(), terms);
    this.lockstep = lockstep;
    this.clock = clock;
  }

  /** Adds what an episode must say of its simulation. */
  static RunHeader describe(RunHeader run, Scenario scenario, long seed) {
    Model model = scenario.simulation().model();
    EpisodeHeader header =
        run.header()
            .with(EpisodeHeader.MUJOCO_VERSION, MujocoLibrary.version())
            .with(EpisodeHeader.MODEL_NAME, model.name())
            .with(EpisodeHeader.MODEL_SHA256, model.sha256())
            .with(EpisodeHeader.TIMESTEP, model.timestep())
            .with(EpisodeHeader.SUBSTEPS, scenario.substeps())
            .with(EpisodeHeader.SEED, seed)
            .with(EpisodeHeader.REWARD, scenario.earnings().map(Earnings::names).orElse(List.of()));
    return run.with(header).with("model.mjb", model.toBytes());
  }

  @Override
  public void stepping(long now, long step, Simulation simulation) {
    write(now, step, simulation, 1);
  }

  @Override
  public void stepped(long now, long step, Simulation simulation, Optional<EpisodeEnd> end) {
    if (earnings.isPresent()) {
      earned(now, step, earnings.get());
    }
    if (end.isPresent()) {
      write(now, step + 1, simulation, 0);
    }
  }

  private void write(long now, long step, Simulation simulation, int substeps) {
    SimulationRecord record = ring.claim();
    if (record != null) {
      record.state(step, time(now), substeps);
      simulation.save(record.state());
      simulation.ctrl().get(0, record.control());
      ring.publish();
    }
  }

  private void earned(long now, long step, Earnings earned) {
    SimulationRecord record = ring.claim();
    if (record != null) {
      record.reward(step, time(now), earned.total(), earned.terminated(), earned.truncated());
      System.arraycopy(earned.terms(), 0, record.terms(), 0, record.terms().length);
      ring.publish();
    }
  }

  private long time(long simulated) {
    return lockstep ? simulated : clock.getAsLong();
  }
}
