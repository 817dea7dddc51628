package org.gaitway.task;

import org.gaitway.random.RandomStream;
import org.gaitway.sim.Simulation;

/** One part of how an episode starts. Runs after the simulation was put to its initial state. */
@FunctionalInterface
public interface Reset {
  /** Changes qpos, qvel and the like; {@link Simulation#forward()} follows. */
  void apply(Simulation simulation, RandomStream random);
}
