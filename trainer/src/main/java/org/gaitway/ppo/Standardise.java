package org.gaitway.ppo;

/** Mean 0, standard deviation 1. */
public final class Standardise {
  private static final double EPSILON = 1e-8;

  private Standardise() {}

  /** Standardises the first {@code n} values. */
  public static void inPlace(float[] values, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    double scale = 1 / (Math.sqrt(squares / n) + EPSILON);
    for (int i = 0; i < n; i++) {
      values[i] = (float) ((values[i] - mean) * scale);
    }
  }
}
