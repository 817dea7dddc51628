package org.gaitway.task;

import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;

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
    return scene -> {
      DoubleSupplier present = quantity.bind(scene.simulation());
      return () -> !allowed.test(present.getAsDouble());
    };
  }

  /** Any value of a vector not strictly between two bounds. */
  public static Termination anyOutside(Observation vector, double low, double high) {
    return scene -> unlessAll(vector, scene, value -> value > low && value < high);
  }

  /** Any value of a vector infinite or not a number. */
  public static Termination notFinite(Observation vector) {
    return scene -> unlessAll(vector, scene, Double::isFinite);
  }

  private static BooleanSupplier unlessAll(
      Observation vector, Scene scene, DoublePredicate allowed) {
    Observation.Reader reader = vector.bind(scene);
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
