package org.gaitway.launch.robot;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.gaitway.adapter.sim.Earnings;
import org.gaitway.adapter.sim.PhysicsObserver;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.adapter.sim.SimulationTap;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.LoopLog;
import org.gaitway.episode.SimulationRecord;
import org.gaitway.episode.SimulationRing;
import org.gaitway.sim.Model;
import org.gaitway.sim.MujocoLibrary;

/** Logs the physics of a robot that is simulated in this process, beside the ticks of its loop. */
final class PhysicsLog {
  private PhysicsLog() {}

  /**
   * Sees the physics, for the log.
   *
   * @param log of the loop, not begun yet
   * @param scenario what is simulated
   * @param lockstep whether the loop's time is the simulation's
   * @param clock the loop's time, if it is not
   */
  static PhysicsObserver observer(
      LoopLog log, Scenario scenario, boolean lockstep, LongSupplier clock) {
    Model model = scenario.simulation().model();
    List<String> terms = scenario.earnings().map(Earnings::names).orElse(List.of());
    SimulationRing ring = log.simulation(model.stateSize(), model.nu(), terms);
    SimulationTap.Sink sink =
        new SimulationTap.Sink() {
          @Override
          public SimulationRecord claim() {
            return ring.claim();
          }

          @Override
          public void publish() {
            ring.publish();
          }

          @Override
          public void end(EpisodeEnd.Outcome outcome, long steps, OptionalDouble totalReward) {
            // The file goes on to the loop's own end.
          }
        };
    return new SimulationTap(
        sink, scenario.earnings(), (now, begun) -> lockstep ? now : clock.getAsLong());
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
}
