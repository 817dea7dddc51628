package org.gaitway.adapter.sim;

import java.util.List;

/** What the last control step of a task earned; a view that the next step changes. */
public interface Earnings {
  /** Names of the reward terms. */
  List<String> names();

  /** The terms, weighted, in the order of their names. Not to be changed. */
  double[] terms();

  /** Their sum. */
  double total();

  /** Whether the episode ended for good. */
  boolean terminated();

  /** Whether it ended at a number that is not finite. */
  boolean diverged();

  /** Whether its time was over. */
  boolean truncated();
}
