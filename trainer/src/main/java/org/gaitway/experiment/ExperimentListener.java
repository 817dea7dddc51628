package org.gaitway.experiment;

/**
 * Hears how an experiment goes. All calls come from the thread that executes the experiment; what a
 * listener throws ends it.
 */
public interface ExperimentListener {

  /** A run was begun, or resumed after so many steps. */
  default void began(RunKey run, long steps) {}

  /** A run has taken so many steps. */
  default void advanced(RunKey run, long steps) {}

  /** A run is done; its files are complete. */
  default void finished(RunKey run) {}

  /** A run ended with an error, which is also in its folder; the others go on. */
  default void failed(RunKey run, Exception cause) {}

  /** A run will not go on, since its setting did not look promising. */
  default void dropped(RunKey run) {}

  /** Called at least once a second. */
  default void tick() {}
}
