package org.gaitway.task;

/** A quantity that is rewarded, before its weight. Bound once per environment. */
@FunctionalInterface
public interface Reward {
  /** Makes a meter of this quantity in one environment. */
  Meter bind(Environment environment);

  /** Measures a quantity of one environment; allocation-free. */
  @FunctionalInterface
  interface Meter {
    /** Called when an episode begins. */
    default void begin() {}

    /** Called before the physics of a step, for what is measured as a difference. */
    default void beforeStep() {}

    /**
     * The quantity for the step just taken; {@link Environment#action()} and {@link
     * Environment#terminated()} are those of this step.
     */
    double afterStep();
  }
}
