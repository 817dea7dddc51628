package org.gaitway.task;

import java.util.Optional;
import org.gaitway.observation.ObservationSource;
import org.gaitway.sim.Model;

/**
 * A quantity that a policy observes. Bound once per environment, so that names become addresses
 * before the first step.
 */
@FunctionalInterface
public interface Observation {
  /** Makes a reader of this quantity in one environment. */
  Reader bind(Scene scene);

  /**
   * Where a robot of this model measures the same values, before {@link #clip()}; empty where no
   * robot does, as of the inertia of its bodies.
   */
  default Optional<ObservationSource> source(Model model) {
    return Optional.empty();
  }

  /** Limit of each value's magnitude; infinite without one. */
  default double clip() {
    return Double.POSITIVE_INFINITY;
  }

  /** Reads a quantity of one environment; allocation-free. */
  interface Reader {
    /** Number of values. */
    int size();

    /** Writes the values to {@code out[at]} and on. */
    void read(double[] out, int at);
  }
}
