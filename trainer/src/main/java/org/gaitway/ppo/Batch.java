package org.gaitway.ppo;

import org.gaitway.nn.Rows;

/**
 * The data of one update; the arrays are the caller's and are not kept.
 *
 * @param observations normalised (at least size rows)
 * @param privileged what the value function sees, normalised (at least size rows): the observations
 *     themselves, or others
 * @param actions sampled outputs of the policy (at least size rows)
 * @param advantages (size)
 * @param values that the value function gives before the update (size)
 * @param returns targets of the value function (size)
 * @param originals number of samples that were collected, of which an epoch takes each once: all,
 *     or the first half, whose mirror images are the other, in the same order; an image's action
 *     was drawn with the probability of its original's
 */
public record Batch(
    Rows observations,
    Rows privileged,
    Rows actions,
    float[] advantages,
    float[] values,
    float[] returns,
    int originals) {
  /** Samples without mirror images. */
  public Batch(
      Rows observations,
      Rows privileged,
      Rows actions,
      float[] advantages,
      float[] values,
      float[] returns) {
    this(observations, privileged, actions, advantages, values, returns, advantages.length);
  }

  /** Number of samples, mirror images included. */
  public int size() {
    return advantages.length;
  }
}
