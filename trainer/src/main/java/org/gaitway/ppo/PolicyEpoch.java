package org.gaitway.ppo;

/**
 * What the policy's pass over the data of an update was like: means over its samples, each as it
 * was when its minibatch came up. Ratios are r = pi / pi_old.
 *
 * @param surrogate mean objective, any penalty included
 * @param kl mean of r - 1 - ln r, an estimate of KL(pi_old, pi) [nat] that is never negative
 *     (Schulman 2020)
 * @param ratios how they are spread
 * @param clipped how many of them are beyond the clip range
 * @param gradientNorm mean Euclidean norm of the network's gradient before clipping
 */
public record PolicyEpoch(
    double surrogate, double kl, Ratios ratios, Clipped clipped, double gradientNorm) {

  /** Of an update that knows no such pass: nothing is a number. */
  static final PolicyEpoch NONE =
      new PolicyEpoch(
          Double.NaN,
          Double.NaN,
          new Ratios(Double.NaN, Double.NaN, Double.NaN, Double.NaN),
          new Clipped(Double.NaN, Double.NaN, Double.NaN),
          Double.NaN);

  /**
   * Quantiles of the ratios.
   *
   * @param p05 5 % are below
   * @param median half are below
   * @param p95 95 % are below
   * @param max the largest
   */
  public record Ratios(double p05, double median, double p95, double max) {}

  /**
   * Shares of samples beyond the clip range, whether or not the objective clips.
   *
   * @param all of all samples, those beyond it on either side
   * @param positive of those with a positive advantage, those above it
   * @param negative of those with a negative advantage, those below it
   */
  public record Clipped(double all, double positive, double negative) {}
}
