package org.gaitway.ppo;

/**
 * The importance-weighted advantage with a KL penalty of constant weight (Schulman et al. 2017,
 * Eqs. 6 and 8): r A - beta KL(pi_old, pi). A weight of 0 leaves neither clipping nor penalty.
 */
public final class KlSurrogate implements Surrogate {
  private final double beta;

  /** A surrogate with penalty weight {@code beta} [1/nat]. */
  public KlSurrogate(double beta) {
    this.beta = beta;
  }

  @Override
  public double evaluate(float[] ratio, float[] advantage, int n, float[] gradient) {
    return importanceWeighted(ratio, advantage, n, gradient);
  }

  /** r A and its gradient, which is the same since dr / d log pi = r. */
  static double importanceWeighted(float[] ratio, float[] advantage, int n, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      gradient[i] = ratio[i] * advantage[i];
      sum += gradient[i];
    }
    return sum / n;
  }

  @Override
  public double klPenalty() {
    return beta;
  }

  @Override
  public double coefficient() {
    return beta;
  }
}
