package org.gaitway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorFunctionsTest {
  private static final int COUNT = 200_001;

  private static DoubleUnaryOperator exact(Activation activation) {
    return switch (activation) {
      case IDENTITY -> x -> x;
      case TANH -> Math::tanh;
      case RELU -> x -> Math.max(x, 0);
      case ELU -> x -> x > 0 ? x : Math.expm1(x);
      case SILU -> x -> x / (1 + Math.exp(-x));
      case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
      case SOFTPLUS -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    };
  }

  private static float[] apply(Activation activation, float... x) {
    float[] y = new float[x.length];
    activation.apply(x, y, 0, x.length);
    return y;
  }

  private static float[] between(float low, float high) {
    float[] x = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      x[i] = low + (high - low) * i / (COUNT - 1);
    }
    return x;
  }

  @ParameterizedTest
  @EnumSource
  void everyFunctionKeepsItsErrorBound(Activation activation) {
    for (float reach : new float[] {1e-20f, 1e-3f, 1, 20, 200}) {
      float[] x = between(-reach, reach);
      float[] y = apply(activation, x);
      for (int i = 0; i < COUNT; i++) {
        double bound = 3e-7 * Math.max(1, Math.abs(x[i]));
        double expected = exact(activation).applyAsDouble(x[i]);
        assertEquals(expected, y[i], bound);
      }
    }
  }

  @Test
  void tanhAndSigmoidHaveHalfTheErrorAndStayInRange() {
    float[] x = between(-30, 30);
    float[] tanh = apply(Activation.TANH, x);
    float[] sigmoid = apply(Activation.SIGMOID, x);
    for (int i = 0; i < COUNT; i++) {
      assertEquals(Math.tanh(x[i]), tanh[i], 2e-7);
      assertEquals(1 / (1 + Math.exp(-x[i])), sigmoid[i], 2e-7);
      assertTrue(Math.abs(tanh[i]) <= 1 && sigmoid[i] >= 0 && sigmoid[i] <= 1);
    }
  }

  @Test
  void softplusAndEluStayInRange() {
    float[] x = between(-30, 1);
    float[] softplus = apply(Activation.SOFTPLUS, x);
    float[] elu = apply(Activation.ELU, x);
    for (int i = 0; i < COUNT; i++) {
      assertTrue(softplus[i] >= 0, () -> "softplus is never negative");
      assertTrue(elu[i] >= -1.0000002f, () -> "elu never falls under -1");
    }
  }

  @Test
  void smallArgumentsKeepTheirRelativePrecision() {
    for (float x : new float[] {1e-38f, -1e-30f, 1e-10f, -1e-5f, 1e-3f}) {
      assertEquals(Math.tanh(x), apply(Activation.TANH, x)[0], 4e-7 * Math.abs(x));
      assertEquals(
          Math.expm1(-Math.abs(x)), apply(Activation.ELU, -Math.abs(x))[0], 4e-7 * Math.abs(x));
    }
  }

  @ParameterizedTest
  @EnumSource
  void notANumberStaysNotANumber(Activation activation) {
    assertTrue(Float.isNaN(apply(activation, Float.NaN)[0]));
  }

  @Test
  void infinitiesGiveTheLimits() {
    float infinity = Float.POSITIVE_INFINITY;
    assertEquals(1, apply(Activation.TANH, infinity)[0], 1e-7);
    assertEquals(-1, apply(Activation.TANH, -infinity)[0], 1e-7);
    assertEquals(0, apply(Activation.SIGMOID, -infinity)[0], 1e-7);
    assertEquals(infinity, apply(Activation.ELU, infinity)[0]);
    assertEquals(-1, apply(Activation.ELU, -infinity)[0], 3e-7);
    assertEquals(infinity, apply(Activation.SOFTPLUS, infinity)[0]);
    assertEquals(0, apply(Activation.SOFTPLUS, -infinity)[0], 1e-7);
  }

  @Test
  void onlyTheGivenRangeIsWritten() {
    float[] values = {1, 1, 1, 1};
    Activation.TANH.apply(values, values, 1, 3);
    assertEquals(1, values[0]);
    assertEquals(0.7615942f, values[1], 2e-7f);
    assertEquals(0.7615942f, values[2], 2e-7f);
    assertEquals(1, values[3]);
  }
}
