package org.gaitway.ppo;

/**
 * The soft gate (SAPO, Gao et al. 2025): (4 / tau) sigmoid(tau (r - 1)) A, with tau by the sign of
 * A. At r = 1 its gradient is that of r A; away from it the gradient fades instead of breaking off:
 * with s the sigmoid, d / d log pi = 4 s (1 - s) r A.
 */
public final class SoftGateSurrogate implements Surrogate {
  private final double positive;
  private final double negative;

  /** A surrogate with steepness {@code positive} for A > 0 and {@code negative} otherwise. */
  public SoftGateSurrogate(double positive, double negative) {
    this.positive = positive;
    this.negative = negative;
  }

  @Override
  public double evaluate(float[] ratio, float[] advantage, int n, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double tau = advantage[i] > 0 ? positive : negative;
      double s = 1 / (1 + Math.exp(-tau * (ratio[i] - 1)));
      gradient[i] = (float) (4 * s * (1 - s) * ratio[i] * advantage[i]);
      sum += 4 / tau * s * advantage[i];
    }
    return sum / n;
  }
}
