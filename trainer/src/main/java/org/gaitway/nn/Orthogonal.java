package org.gaitway.nn;

import org.gaitway.random.RandomStream;

/** Random matrices with orthonormal rows or columns, whichever are fewer. */
final class Orthogonal {
  private Orthogonal() {}

  /** A {@code rows x columns} matrix, uniform over the orthogonal ones, by Gram-Schmidt. */
  static double[][] matrix(int rows, int columns, RandomStream random) {
    return rows <= columns
        ? orthonormalRows(rows, columns, random)
        : transpose(orthonormalRows(columns, rows, random));
  }

  private static double[][] orthonormalRows(int rows, int columns, RandomStream random) {
    double[][] q = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        q[i][j] = random.gaussian();
      }
      // Twice: once more removes what rounding left of the earlier rows.
      removeProjections(q, i);
      removeProjections(q, i);
      double norm = Math.sqrt(dot(q[i], q[i]));
      for (int j = 0; j < columns; j++) {
        q[i][j] /= norm;
      }
    }
    return q;
  }

  private static void removeProjections(double[][] q, int row) {
    for (int k = 0; k < row; k++) {
      double projection = dot(q[row], q[k]);
      for (int j = 0; j < q[row].length; j++) {
        q[row][j] -= projection * q[k][j];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] transpose(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }
}
