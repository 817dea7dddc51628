package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamTest {
  private static final int N = 48;

  @Test
  void theFirstStepIsTheRateAgainstTheGradient() {
    try (NativeFloats parameters = new NativeFloats(16);
        NativeFloats gradient = new NativeFloats(16);
        Adam adam = new Adam(16, 1e-8)) {
      gradient.set(new float[] {3, -0.5f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
      adam.step(parameters, gradient, 0.01, Double.POSITIVE_INFINITY);
      // m / (1 - 0.9) = g and v / (1 - 0.999) = g², so the step is 0.01 g / |g|.
      assertEquals(-0.01, parameters.toArray()[0], 1e-8);
      assertEquals(0.01, parameters.toArray()[1], 1e-8);
      assertEquals(0, parameters.toArray()[2]);
      assertEquals(0.1 * 3, adam.firstMoment().toArray()[0], 1e-7);
      assertEquals(0.001 * 9, adam.secondMoment().toArray()[0], 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, 8, 0.5})
  void aHundredStepsAreThoseOfPlainDoublePrecision(double maxNorm) {
    RandomStream random = new RandomStream(1, 0);
    PlainAdam plain = new PlainAdam(1e-5);
    try (NativeFloats parameters = new NativeFloats(N);
        NativeFloats gradient = new NativeFloats(N);
        Adam adam = new Adam(N, 1e-5)) {
      for (int step = 1; step <= 100; step++) {
        for (int i = 0; i < N; i++) {
          // Norms around sqrt(48) = 7, larger and smaller from step to step.
          gradient.buffer().put(i, (float) ((1 + Math.sin(step)) * random.gaussian()));
        }
        double rate = 1e-2 / step;
        double expectedNorm = plain.step(gradient.toArray(), rate, maxNorm);
        assertEquals(expectedNorm, adam.step(parameters, gradient, rate, maxNorm), 1e-5);
      }
      assertEquals(100, adam.steps());
      for (int i = 0; i < N; i++) {
        assertEquals(plain.p[i], parameters.toArray()[i], 1e-6, "parameter " + i);
        assertEquals(plain.m[i], adam.firstMoment().toArray()[i], 1e-6, "first moment " + i);
        assertEquals(plain.v[i], adam.secondMoment().toArray()[i], 1e-6, "second moment " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, 1e20f})
  void aGradientWithoutAFiniteNormIsNotSteppedWith(float bad) {
    try (NativeFloats parameters = new NativeFloats(16);
        NativeFloats gradient = new NativeFloats(16);
        Adam adam = new Adam(16, 1e-8)) {
      gradient.buffer().put(3, bad);
      assertFalse(Double.isFinite(adam.step(parameters, gradient, 0.01, 0.5)));
      assertArrayEquals(new float[16], parameters.toArray());
      assertArrayEquals(new float[16], adam.firstMoment().toArray());
      assertEquals(0, adam.steps());
    }
  }

  @Test
  void aLongGradientIsScaledToTheLimitAndItsOwnNormReturned() {
    try (NativeFloats parameters = new NativeFloats(16);
        NativeFloats gradient = new NativeFloats(16);
        Adam adam = new Adam(16, 1e-8)) {
      gradient.buffer().put(0, 3).put(1, 4);
      assertEquals(5, adam.step(parameters, gradient, 0.01, 0.5), 1e-12);
      // (3, 4) at length 0.5 is (0.3, 0.4); a tenth of it goes into the first moment.
      assertEquals(0.03, adam.firstMoment().toArray()[0], 1e-7);
      assertEquals(0.04, adam.firstMoment().toArray()[1], 1e-7);
    }
  }

  @Test
  void aShortGradientIsLeftAlone() {
    try (NativeFloats parameters = new NativeFloats(16);
        NativeFloats gradient = new NativeFloats(16);
        Adam adam = new Adam(16, 1e-8)) {
      gradient.buffer().put(0, 0.3f).put(1, 0.4f);
      assertEquals(0.5, adam.step(parameters, gradient, 0.01, 0.6), 1e-7);
      assertEquals(0.03, adam.firstMoment().toArray()[0], 1e-7);
    }
  }

  @Test
  void aRestoredOptimiserGoesOnWithTheSameBits() {
    try (NativeFloats first = new NativeFloats(N);
        NativeFloats second = new NativeFloats(N);
        NativeFloats gradient = new NativeFloats(N);
        Adam adam = new Adam(N, 1e-8);
        Adam restored = new Adam(N, 1e-8)) {
      RandomStream random = new RandomStream(2, 0);
      for (int step = 0; step < 10; step++) {
        fill(gradient, random);
        adam.step(first, gradient, 1e-2, 0.5);
      }
      second.set(first.toArray());
      restored.firstMoment().set(adam.firstMoment().toArray());
      restored.secondMoment().set(adam.secondMoment().toArray());
      restored.restoreSteps(adam.steps());
      for (int step = 0; step < 10; step++) {
        fill(gradient, random);
        adam.step(first, gradient, 1e-2, 0.5);
        restored.step(second, gradient, 1e-2, 0.5);
      }
      assertArrayEquals(first.toArray(), second.toArray());
      assertEquals(adam.steps(), restored.steps());
    }
  }

  private static void fill(NativeFloats gradient, RandomStream random) {
    for (int i = 0; i < gradient.length(); i++) {
      gradient.buffer().put(i, (float) random.gaussian());
    }
  }

  /** Kingma and Ba 2015, Algorithm 1, after scaling the gradient to the longest norm allowed. */
  private static final class PlainAdam {
    private static final double BETA_1 = 0.9f; // As near to 0.9 as a float can be.
    private static final double BETA_2 = 0.999f;

    private final double[] p = new double[N];
    private final double[] m = new double[N];
    private final double[] v = new double[N];
    private final double epsilon;
    private int t;

    PlainAdam(double epsilon) {
      this.epsilon = epsilon;
    }

    double step(float[] gradient, double rate, double maxNorm) {
      double squares = 0;
      for (float g : gradient) {
        squares += (double) g * g;
      }
      double norm = Math.sqrt(squares);
      double scale = Math.min(1, maxNorm / norm);
      t++;
      for (int i = 0; i < N; i++) {
        double g = gradient[i] * scale;
        m[i] = BETA_1 * m[i] + (1 - BETA_1) * g;
        v[i] = BETA_2 * v[i] + (1 - BETA_2) * g * g;
        double mHat = m[i] / (1 - Math.pow(BETA_1, t));
        double vHat = v[i] / (1 - Math.pow(BETA_2, t));
        p[i] -= rate * mHat / (Math.sqrt(vHat) + epsilon);
      }
      return norm;
    }
  }
}
