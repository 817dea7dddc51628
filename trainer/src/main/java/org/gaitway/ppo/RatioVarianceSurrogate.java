package org.gaitway.ppo;

/**
 * The ratio-variance constraint (R2VPO, Luo et al. 2026): maximise E[r A] subject to E[(r - 1)^2]
 * <= limit, by a Lagrange multiplier: E[r A] - lambda (E[(r - 1)^2] - limit), where each gradient
 * step is followed by lambda = max(0, lambda + eta (E[(r - 1)^2] - limit)).
 */
public final class RatioVarianceSurrogate implements Surrogate {
  private final double limit;
  private final double stepSize;
  private double lambda;

  /**
   * A surrogate whose multiplier is 0.
   *
   * @param limit of E[(r - 1)^2]
   * @param stepSize eta
   */
  public RatioVarianceSurrogate(double limit, double stepSize) {
    this.limit = limit;
    this.stepSize = stepSize;
  }

  @Override
  public double evaluate(float[] ratio, float[] advantage, int n, float[] gradient) {
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < n; i++) {
      double excess = ratio[i] - 1;
      gradient[i] = (float) ((advantage[i] - 2 * lambda * excess) * ratio[i]);
      sum += ratio[i] * advantage[i];
      variance += excess * excess;
    }
    double violation = variance / n - limit;
    double objective = sum / n - lambda * violation;
    lambda = Math.max(0, lambda + stepSize * violation);
    return objective;
  }

  @Override
  public double coefficient() {
    return lambda;
  }

  @Override
  public void restore(double coefficient) {
    lambda = coefficient;
  }
}
