package org.gaitway.task;

import java.util.function.BooleanSupplier;

/** A condition that ends an episode for good, as a fall does. A time-out is not one. */
@FunctionalInterface
public interface Termination {
  /** Makes a test of one environment, asked after each step; allocation-free. */
  BooleanSupplier bind(Scene scene);
}
