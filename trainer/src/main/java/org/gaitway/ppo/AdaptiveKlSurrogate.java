package org.gaitway.ppo;

/**
 * The KL penalty whose weight follows a target (Schulman et al. 2017, section 4). After an update
 * with mean d = KL(pi_old, pi): beta is halved where d < target / 1.5, and doubled where d > 1.5
 * target. The paper says that 1.5 and 2 matter little; here they are settings, so that one can
 * look.
 */
public final class AdaptiveKlSurrogate implements Surrogate {
  // Floats hold beta times a gradient; beyond these it would be lost in them, or lose them.
  private static final double MIN_BETA = 1e-10;
  private static final double MAX_BETA = 1e10;

  private final double target;
  private final double tolerance;
  private final double adaptation;
  private double beta;

  /**
   * A surrogate in its initial state.
   *
   * @param target KL that updates aim at [nat]
   * @param beta initial weight [1/nat]
   * @param tolerance factor off the target that is let pass
   * @param adaptation factor by which the weight changes
   */
  public AdaptiveKlSurrogate(double target, double beta, double tolerance, double adaptation) {
    this.target = target;
    this.beta = beta;
    this.tolerance = tolerance;
    this.adaptation = adaptation;
  }

  @Override
  public double evaluate(float[] ratio, float[] advantage, int n, float[] gradient) {
    return KlSurrogate.importanceWeighted(ratio, advantage, n, gradient);
  }

  @Override
  public double klPenalty() {
    return beta;
  }

  @Override
  public boolean followsKl() {
    return true;
  }

  @Override
  public void end(double kl) {
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
