package org.gaitway.ppo.nd4j;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A KL penalty of constant weight (Schulman et al. 2017, Eq. 8); with a weight of 0, neither
 * clipping nor penalty (Eq. 6).
 */
final class KlObjective implements Objective {
  private final double beta;

  /** With a penalty of weight {@code beta} [1/nat]. */
  KlObjective(double beta) {
    this.beta = beta;
  }

  @Override
  public SDVariable mean(
      SDVariable ratio, SDVariable advantage, SDVariable kl, NetworkGraph network) {
    // E[r A] - beta E[KL(old, new)]
    SDVariable gain = ratio.mul(advantage).mean();
    return beta == 0 ? gain : gain.sub(kl.mul(beta));
  }

  @Override
  public double coefficient() {
    return beta;
  }
}
