package org.gaitway.ppo.nd4j;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;

/** The KL penalty whose weight follows a target (Schulman et al. 2017, section 4). */
final class AdaptiveKlObjective implements Objective {
  private static final double MIN_BETA = 1e-10;
  private static final double MAX_BETA = 1e10;

  private final double target;
  private final double tolerance;
  private final double adaptation;
  private double beta;

  AdaptiveKlObjective(double target, double beta, double tolerance, double adaptation) {
    this.target = target;
    this.beta = beta;
    this.tolerance = tolerance;
    this.adaptation = adaptation;
  }

  @Override
  public SDVariable mean(
      SDVariable ratio, SDVariable advantage, SDVariable kl, NetworkGraph network) {
    // E[r A] - beta E[KL(old, new)]
    return ratio.mul(advantage).mean().sub(kl.mul(network.number("beta")));
  }

  @Override
  public Map<String, Double> numbers() {
    return Map.of("beta", beta);
  }

  @Override
  public boolean followsKl() {
    return true;
  }

  @Override
  public void end(double kl) {
    // If d < d_targ / 1.5, beta <- beta / 2; if d > d_targ * 1.5, beta <- beta * 2.
    if (kl < target / tolerance) {
      beta = Math.max(MIN_BETA, beta / adaptation);
    } else if (kl > target * tolerance) {
      beta = Math.min(MAX_BETA, beta * adaptation);
    }
  }

  @Override
  public double coefficient() {
    return beta;
  }

  @Override
  public void restore(double coefficient) {
    beta = coefficient;
  }
}
