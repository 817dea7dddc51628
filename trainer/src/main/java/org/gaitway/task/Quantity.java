package org.gaitway.task;

import java.util.function.DoubleSupplier;
import org.gaitway.sim.Simulation;

/**
 * A number read off a simulation, for rewards and terminations to be made of. Bound once per
 * simulation, so that names become addresses before the first step.
 */
@FunctionalInterface
public interface Quantity {
  /** Makes a reader of its present value in one simulation; reading is allocation-free. */
  DoubleSupplier bind(Simulation simulation);
}
