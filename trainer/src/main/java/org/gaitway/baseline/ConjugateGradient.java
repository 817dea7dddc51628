package org.gaitway.baseline;

import java.util.function.UnaryOperator;

/**
 * Solves A x = b for a symmetric positive definite A of which only products with vectors are known
 * (Hestenes and Stiefel 1952). In exact arithmetic it is done after as many iterations as A has
 * distinct eigenvalues; ten give TRPO a direction that is good enough (Schulman et al. 2015,
 * appendix C).
 */
final class ConjugateGradient {
  /** Once the residual's squared length is this share of b's, floats hold no more. */
  private static final double TOLERANCE = 1e-10;

  private ConjugateGradient() {}

  /**
   * Approximates A^-1 b, starting from 0.
   *
   * @param product gives A v for a v that it neither keeps nor changes
   */
  static double[] solve(UnaryOperator<double[]> product, double[] b, int iterations) {
    double[] x = new double[b.length];
    double[] residual = b.clone();
    double[] direction = b.clone();
    double square = dot(residual, residual);
    double enough = TOLERANCE * square;
    for (int k = 0; k < iterations && square > enough; k++) {
      double[] image = product.apply(direction);
      double step = square / dot(direction, image);
      add(x, step, direction);
      add(residual, -step, image);
      double next = dot(residual, residual);
      double conjugation = next / square;
      for (int i = 0; i < direction.length; i++) {
        direction[i] = residual[i] + conjugation * direction[i];
      }
      square = next;
    }
    return x;
  }

  /** a . b. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] vector) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * vector[i];
    }
  }
}
