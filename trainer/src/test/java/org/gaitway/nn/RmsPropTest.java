package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;

class RmsPropTest {

  @Test
  void aStepIsWhatTheEquationSays() {
    try (NativeFloats parameters = new NativeFloats(16);
        NativeFloats gradient = new NativeFloats(16);
        RmsProp rmsProp = new RmsProp(16, 0.99, 1e-5)) {
      gradient.buffer().put(0, 2).put(1, -1);
      rmsProp.step(parameters, gradient, 0.1, Double.POSITIVE_INFINITY);
      // s = 0.99 * 1 + 0.01 * 4 = 1.03; the step is 0.1 * 2 / sqrt(1.03001).
      assertEquals(1.03, rmsProp.meanSquare().buffer().get(0), 1e-6);
      assertEquals(-0.2 / Math.sqrt(1.03001), parameters.buffer().get(0), 1e-7);
      assertEquals(0.1 / Math.sqrt(1.00001), parameters.buffer().get(1), 1e-7);
      assertEquals(0, parameters.buffer().get(2));
    }
  }

  @Test
  void aLongGradientIsScaledToTheLimitAndItsOwnNormReturned() {
    try (NativeFloats parameters = new NativeFloats(16);
        NativeFloats gradient = new NativeFloats(16);
        RmsProp rmsProp = new RmsProp(16, 0.5, 1e-5)) {
      gradient.buffer().put(0, 3).put(1, 4);
      assertEquals(5, rmsProp.step(parameters, gradient, 0.1, 0.5), 1e-12);
      // (3, 4) at length 0.5 is (0.3, 0.4).
      assertEquals(0.5 + 0.5 * 0.09, rmsProp.meanSquare().buffer().get(0), 1e-6);
    }
  }

  @Test
  void aRestoredOptimiserGoesOnWithTheSameBits() {
    RandomStream random = new RandomStream(1, 0);
    try (NativeFloats first = new NativeFloats(32);
        NativeFloats second = new NativeFloats(32);
        NativeFloats gradient = new NativeFloats(32);
        RmsProp rmsProp = new RmsProp(32, 0.99, 1e-5);
        RmsProp restored = new RmsProp(32, 0.99, 1e-5)) {
      for (int i = 0; i < 32; i++) {
        gradient.buffer().put(i, (float) random.gaussian());
      }
      rmsProp.step(first, gradient, 0.1, 0.5);
      second.set(first.toArray());
      restored.meanSquare().set(rmsProp.meanSquare().toArray());
      rmsProp.step(first, gradient, 0.1, 0.5);
      restored.step(second, gradient, 0.1, 0.5);
      assertArrayEquals(first.toArray(), second.toArray());
    }
  }
}
