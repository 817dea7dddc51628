package org.gaitway.robot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationTest {
  @Test
  void aQuarterTurnAboutZTakesXOfTheWorldToMinusYOfTheBody() {
    double half = Math.sqrt(0.5);
    double[] out = new double[3];
    Rotation.toBody(new double[] {half, 0, 0, half}, 1, 0, 0, out, 0);
    assertArrayEquals(new double[] {0, -1, 0}, out, 1e-15);
    Rotation.toBody(new double[] {3, 0, 0, 3}, 0, 0, 2, out, 0);
    assertArrayEquals(new double[] {0, 0, 2}, out, 1e-15);
  }

  @Test
  void toTheWorldAndBackIsWhereItWas() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double[] q = random.doubles(4, -1, 1).toArray();
      double[] v = random.doubles(3, -1, 1).toArray();
      double[] out = new double[4];
      Rotation.toWorld(q, v[0], v[1], v[2], out, 1);
      Rotation.toBody(q, out[1], out[2], out[3], out, 1);
      assertArrayEquals(new double[] {0, v[0], v[1], v[2]}, out, 1e-14);
    }
  }
}
