package org.gaitway.task;

import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import org.gaitway.sim.Simulation;

/** Terminations that many tasks use. What is not a number is outside of any bounds. */
public final class Terminations {
  private Terminations() {}

  /** A joint's position not strictly between two bounds [m], [rad]. */
  public static Termination outside(String joint, double low, double high) {
    return outside(Quantities.qpos(joint), low, high);
  }

  /** A quantity not strictly between two bounds. */
  public static Termination outside(Quantity quantity, double low, double high) {
    return unless(quantity, value -> value > low && value < high);
  }

  /** A quantity below {@code low} or above {@code high}; the bounds themselves are allowed. */
  public static Termination beyond(Quantity quantity, double low, double high) {
    return unless(quantity, value -> value >= low && value <= high);
  }

  private static Termination unless(Quantity quantity, DoublePredicate allowed) {
    return simulation -> {
      DoubleSupplier present = quantity.bind(simulation);
      return () -> !allowed.test(present.getAsDouble());
    };
  }

  /** Any value of a vector not strictly between two bounds. */
  public static Termination anyOutside(Observation vector, double low, double high) {
    return simulation -> unlessAll(vector, simulation, value -> value > low && value < high);
  }

  /** Any value of a vector infinite or not a number. */
  public static Termination notFinite(Observation vector) {
    return simulation -> unlessAll(vector, simulation, Double::isFinite);
  }

  private static BooleanSupplier unlessAll(
      Observation vector, Simulation simulation, DoublePredicate allowed) {
    Observation.Reader reader = vector.bind(simulation);
    double[] values = new double[reader.size()];
    return () -> {
      reader.read(values, 0);
      for (double value : values) {
        if (!allowed.test(value)) {
          return true;
        }
      }
      return false;
    };
  }
}
