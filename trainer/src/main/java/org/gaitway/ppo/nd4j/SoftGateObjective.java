package org.gaitway.ppo.nd4j;

import org.nd4j.autodiff.samediff.SDVariable;

/** The soft gate (SAPO, Gao et al. 2025): a sigmoid of the ratio in place of the clip. */
final class SoftGateObjective implements Objective {
  private final double positive;
  private final double negative;

  /** With the steepness {@code positive} for positive advantages, {@code negative} for others. */
  SoftGateObjective(double positive, double negative) {
    this.positive = positive;
    this.negative = negative;
  }

  @Override
  public SDVariable mean(
      SDVariable ratio, SDVariable advantage, SDVariable kl, NetworkGraph network) {
    // E[4 / tau sigmoid(tau (r - 1)) A], tau by the sign of A
    SDVariable isPositive = advantage.gt(0).castTo(advantage.dataType());
    SDVariable tau = isPositive.mul(positive - negative).add(negative);
    SDVariable gate = network.equations().nn().sigmoid(tau.mul(ratio.sub(1)));
    return gate.mul(4).div(tau).mul(advantage).mean();
  }
}
