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
 */
public record Batch(
    Rows observations,
    Rows privileged,
    Rows actions,
    float[] advantages,
    float[] values,
    float[] returns) {
  /** Number of samples. */
  public int size() {
    return advantages.length;
  }
}
