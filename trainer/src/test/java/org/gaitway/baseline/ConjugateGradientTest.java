package org.gaitway.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;

class ConjugateGradientTest {

  @Property(tries = 50, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void asManyIterationsAsUnknownsGiveTheSolutionOfADenseSolver(
      @ForAll @IntRange(min = 1, max = 30) int n, @ForAll long seed) {
    RandomStream random = new RandomStream(seed, 0);
    double[][] a = positiveDefinite(n, random);
    double[] b = random(n, random);
    assertArrayEquals(eliminate(a, b), ConjugateGradient.solve(v -> times(a, v), b, 2 * n), 1e-4);
  }

  @Test
  void twoDistinctEigenvaluesTakeTwoIterations() {
    double[][] a = {{2, 0, 0}, {0, 5, 0}, {0, 0, 5}};
    double[] b = {4, 10, -5};
    assertArrayEquals(
        new double[] {2, 2, -1}, ConjugateGradient.solve(v -> times(a, v), b, 2), 1e-12);
  }

  @Test
  void nothingSolvesToNothing() {
    double[][] a = {{1, 0}, {0, 1}};
    assertArrayEquals(new double[2], ConjugateGradient.solve(v -> times(a, v), new double[2], 10));
  }

  /** B'B + I. */
  private static double[][] positiveDefinite(int n, RandomStream random) {
    double[][] b = new double[n][];
    for (int i = 0; i < n; i++) {
      b[i] = random(n, random);
    }
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = i == j ? 1 : 0;
        for (int k = 0; k < n; k++) {
          a[i][j] += b[k][i] * b[k][j];
        }
      }
    }
    return a;
  }

  private static double[] random(int n, RandomStream random) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = random.gaussian();
    }
    return v;
  }

  private static double[] times(double[][] a, double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      product[i] = ConjugateGradient.dot(a[i], v);
    }
    return product;
  }

  /** Gaussian elimination; a positive definite matrix needs no pivoting. */
  private static double[] eliminate(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
    }
    double[] x = right.clone();
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        double factor = a[i][k] / a[k][k];
        for (int j = k; j < n; j++) {
          a[i][j] -= factor * a[k][j];
        }
        x[i] -= factor * x[k];
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = k + 1; j < n; j++) {
        x[k] -= a[k][j] * x[j];
      }
      x[k] /= a[k][k];
    }
    return x;
  }
}
