package org.gaitway.ppo;

/**
 * What the value function's pass over the data of an update was like.
 *
 * @param loss mean of half the squared error
 * @param gradientNorm mean Euclidean norm of the network's gradient before clipping
 */
public record ValueEpoch(double loss, double gradientNorm) {
  /** Of an update that knows no such pass: nothing is a number. */
  static final ValueEpoch NONE = new ValueEpoch(Double.NaN, Double.NaN);
}
