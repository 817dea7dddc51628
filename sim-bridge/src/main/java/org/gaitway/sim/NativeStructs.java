package org.gaitway.sim;

import org.gaitway.sim.mujoco.mjData;
import org.gaitway.sim.mujoco.mjModel;

/**
 * The structs behind a model and a simulation, for this module's other packages alone: the
 * generated types stay in it. They must not be touched after {@code close()}.
 */
public final class NativeStructs {
  private NativeStructs() {}

  /** The {@code mjModel}. To be read only. */
  public static mjModel of(Model model) {
    return model.handle();
  }

  /** The {@code mjData}. */
  public static mjData of(Simulation simulation) {
    return simulation.data();
  }
}
