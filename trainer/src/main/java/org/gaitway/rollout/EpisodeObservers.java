package org.gaitway.rollout;

import org.gaitway.task.Environment;

/** Gives each environment of a run its observer. */
@FunctionalInterface
public interface EpisodeObservers {
  /** Nobody sees anything. */
  EpisodeObservers NONE = (index, environment, actionMap) -> EpisodeObserver.NONE;

  /**
   * The observer of an environment, which the environment's driver closes.
   *
   * @param index of the environment, from 0
   * @param environment stays its driver's
   * @param actionMap from the policy's actions to controls
   */
  EpisodeObserver of(int index, Environment environment, ActionMap actionMap);
}
