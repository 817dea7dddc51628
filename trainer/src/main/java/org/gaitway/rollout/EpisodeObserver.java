package org.gaitway.rollout;

import org.gaitway.nn.Parameters;
import org.gaitway.task.StepOutcome;

/**
 * Sees the episodes of one environment, on the thread that drives it. It may look at the
 * environment, but not change it; what it is given is neither to be changed nor kept.
 *
 * <p>An episode is {@link #began}, then for each step {@link #acted} and {@link #stepped}, which
 * tells with its outcome whether that was the last.
 */
public interface EpisodeObserver extends AutoCloseable {
  /** Sees nothing. */
  EpisodeObserver NONE = new EpisodeObserver() {};

  /** The policy that acts from now on, constant until the next call. */
  default void follow(Parameters policy, ObservationNormaliser normaliser) {}

  /**
   * The environment is at the beginning of an episode, or where a checkpoint left one.
   *
   * @param number of the episode, from 0
   * @param origin how the environment came into its present state
   * @param random the state of its random stream: before that reset, or after that step
   */
  default void began(long number, StateOrigin origin, long[] random) {}

  /**
   * The policy has acted; the environment is about to take the step.
   *
   * @param observation as the task gives it (observationSize)
   * @param mean of what the action was drawn from (nu); empty where there is no noise
   * @param std its standard deviation (nu); empty where there is no noise
   * @param action what the policy gave (nu)
   * @param control what that was mapped to (nu)
   */
  default void acted(
      double[] observation, float[] mean, float[] std, float[] action, double[] control) {}

  /**
   * The step was taken, or the policy's output was not finite and nothing could be.
   *
   * @param outcome as the run takes it, a fault in what was observed after included
   */
  default void stepped(StepOutcome outcome) {}

  /** Nothing will be seen any more; an episode that is under way ends here. */
  @Override
  default void close() {}
}
