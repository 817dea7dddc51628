package org.gaitway.ppo;

import org.gaitway.ppo.PpoSettings.Schedule;

/**
 * The clipped surrogate (Schulman et al. 2017, Eq. 7): min(r A, clip(r, 1 - low, 1 + high) A).
 * Since dr / d log pi = r, its gradient is r A where the first argument is the smaller, else 0. The
 * paper has low = high; a larger high lets unlikely actions become likely sooner (DAPO, Yu et al.
 * 2025).
 */
public final class ClipSurrogate implements Surrogate {
  private final double low;
  private final double high;
  private final Schedule schedule;
  private float floor;
  private float ceiling;

  /** A surrogate with clip range {@code epsilon} on both sides. */
  public ClipSurrogate(double epsilon) {
    this(epsilon, epsilon, Schedule.CONSTANT);
  }

  /** A surrogate that clips below 1 - {@code low} and above 1 + {@code high}. */
  public ClipSurrogate(double low, double high, Schedule schedule) {
    this.low = low;
    this.high = high;
    this.schedule = schedule;
    begin(0);
  }

  @Override
  public void begin(double progress) {
    double factor = schedule.factor(progress);
    floor = (float) (1 - factor * low);
    ceiling = (float) (1 + factor * high);
  }

  @Override
  public double evaluate(float[] ratio, float[] advantage, int n, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      float r = ratio[i];
      float a = advantage[i];
      boolean clipped = a > 0 ? r > ceiling : r < floor;
      gradient[i] = clipped ? 0 : r * a;
      sum += clipped ? Math.max(floor, Math.min(ceiling, r)) * a : r * a;
    }
    return sum / n;
  }
}
