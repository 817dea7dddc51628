package org.gaitway.experiment;

/** A way to sum up a run in one number. They favour different things and are never mixed. */
public enum Metric {
  /** Mean return of all episodes that ended during training: favours learning fast. */
  WHOLE_TRAINING("average over training"),
  /** Mean return of the last 100 episodes of training: favours the end. */
  LAST_100("last 100 episodes"),
  /** The best of the evaluations without noise at the checkpoints; where a plan asks for them. */
  BEST_EVALUATION("best evaluation");

  private final String title;

  Metric(String title) {
    this.title = title;
  }

  /** The metric in words. */
  public String title() {
    return title;
  }
}
