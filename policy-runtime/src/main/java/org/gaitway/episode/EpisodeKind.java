package org.gaitway.episode;

import java.util.Locale;

/** What an episode was part of. */
public enum EpisodeKind {
  /** A training: actions are drawn. */
  TRAIN,
  /** An evaluation in simulated time. */
  EVALUATE,
  /** A policy on a robot, on its loop's clock. */
  RUN,
  /** A simulated robot that was commanded over a link. */
  SIMULATE,
  /** The steps around a number that was not finite in a training. */
  FAULT;

  /** The name in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
