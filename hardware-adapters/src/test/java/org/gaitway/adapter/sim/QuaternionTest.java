package org.gaitway.adapter.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuaternionTest {
  @Test
  void jitterKeepsTheLengthAndHasItsStandardDeviation() {
    Random random = new Random(1);
    double squares = 0;
    for (int i = 0; i < 3000; i++) {
      double[] q = {0.5, -0.5, 0.5, 0.5};
      Quaternion.jitter(q, 0.02, random);
      assertEquals(1, q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3], 1e-12);
      double cosine = 0.5 * (q[0] - q[1] + q[2] + q[3]);
      double angle = 2 * Math.acos(Math.min(1, cosine));
      squares += angle * angle;
    }
    assertEquals(0.02 * Math.sqrt(3), Math.sqrt(squares / 3000), 0.002);
  }
}
