package org.gaitway.task;

/** How an environment stands after a step. */
public enum StepOutcome {
  /** The episode goes on. */
  RUNNING,
  /** A termination ended it: nothing follows, its value is 0. */
  TERMINATED,
  /** Time ran out: what would have followed is worth the value of the last observation. */
  TRUNCATED,
  /** A number came out that is not finite; the last state is not to be learned from. */
  DIVERGED;

  /** Whether a reset must follow. */
  public boolean endsEpisode() {
    return this != RUNNING;
  }
}
