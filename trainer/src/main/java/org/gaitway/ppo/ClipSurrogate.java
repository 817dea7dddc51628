package org.gaitway.ppo;

/**
 * The clipped surrogate (Schulman et al. 2017, Eq. 7): min(r A, clip(r, 1 - eps, 1 + eps) A). Since
 * dr / d log pi = r, its gradient is r A where the first argument is the smaller, else 0.
 */
public final class ClipSurrogate implements Surrogate {
  private final float low;
  private final float high;

  /** A surrogate with clip range {@code epsilon}. */
  public ClipSurrogate(double epsilon) {
    this.low = (float) (1 - epsilon);
    this.high = (float) (1 + epsilon);
  }

  @Override
  public double evaluate(float[] ratio, float[] advantage, int n, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      float r = ratio[i];
      float a = advantage[i];
      boolean clipped = a > 0 ? r > high : r < low;
      gradient[i] = clipped ? 0 : r * a;
      sum += clipped ? Math.max(low, Math.min(high, r)) * a : r * a;
    }
    return sum / n;
  }
}
