package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;

class OrthogonalTest {

  @Property(tries = 100, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void rowsOrColumnsAreOrthonormalWhicheverAreFewer(
      @ForAll @IntRange(min = 1, max = 80) int rows,
      @ForAll @IntRange(min = 1, max = 80) int columns,
      @ForAll long seed) {
    double[][] q = Orthogonal.matrix(rows, columns, new RandomStream(seed, 0));
    assertEquals(rows, q.length);
    assertEquals(columns, q[0].length);
    int fewer = Math.min(rows, columns);
    for (int a = 0; a < fewer; a++) {
      for (int b = 0; b <= a; b++) {
        assertEquals(a == b ? 1 : 0, product(q, a, b, rows <= columns), 1e-12);
      }
    }
  }

  private static double product(double[][] q, int a, int b, boolean ofRows) {
    double sum = 0;
    for (int k = 0; k < Math.max(q.length, q[0].length); k++) {
      sum += ofRows ? q[a][k] * q[b][k] : q[k][a] * q[k][b];
    }
    return sum;
  }

  @Test
  void directionsAreUniform() {
    // An entry of a uniform unit vector of 4 components has mean 0 and mean square 1/4; over 4,000
    // draws the means deviate by 0.008 and 0.004 (one standard deviation).
    RandomStream random = new RandomStream(5, 0);
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < 4000; draw++) {
      double entry = Orthogonal.matrix(3, 4, random)[2][1];
      sum += entry;
      squares += entry * entry;
    }
    assertEquals(0, sum / 4000, 0.03);
    assertEquals(0.25, squares / 4000, 0.015);
  }

  @Test
  void theSameStreamGivesTheSameMatrix() {
    assertArrayEquals(
        Orthogonal.matrix(3, 5, new RandomStream(1, 2))[2],
        Orthogonal.matrix(3, 5, new RandomStream(1, 2))[2]);
  }
}
