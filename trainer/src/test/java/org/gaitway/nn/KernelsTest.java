package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelsTest {
  private static final double SUM_TOLERANCE = 1e-4; // Of up to 300 products of normal numbers.

  @Test
  void rowsArePaddedToWholeVectors() {
    assertEquals(16, Kernels.padded(1));
    assertEquals(16, Kernels.padded(16));
    assertEquals(32, Kernels.padded(17));
    assertEquals(0, Kernels.padded(0));
  }

  @Test
  void tanhIsWithinThreeTenMillionths() {
    double worst = 0;
    float[] x = new float[1 << 14];
    for (int block = 0; block < 32; block++) {
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (-20 + 40.0 * (block * x.length + i) / (32.0 * x.length));
      }
      float[] y = activated(Activation.TANH, x);
      for (int i = 0; i < x.length; i++) {
        worst = Math.max(worst, Math.abs(y[i] - Math.tanh(x[i])));
        assertTrue(Math.abs(y[i]) <= 1, () -> "tanh must stay within ±1");
      }
    }
    assertTrue(worst <= 3e-7, "largest error " + worst);
  }

  @Test
  void eluIsWithinThreeTenMillionths() {
    float[] x = new float[1 << 16];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (-30 + 40.0 * i / x.length);
    }
    float[] y = activated(Activation.ELU, x);
    for (int i = 0; i < x.length; i++) {
      assertEquals(x[i] > 0 ? x[i] : Math.expm1(x[i]), y[i], 3e-7, "elu of " + x[i]);
    }
  }

  @Test
  void reluIsExact() {
    assertEquals(2.5f, activated(Activation.RELU, 2.5f)[0]);
    assertEquals(0, activated(Activation.RELU, -2.5f)[0], 0);
    assertEquals(0, activated(Activation.RELU, 0)[0], 0);
  }

  @Test
  void activationsOfZeroAreZeroSoThatPaddingStays() {
    for (Activation activation : trained()) {
      assertEquals(0, activated(activation, 0f)[0], 0, activation.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY", "TANH", "RELU", "ELU"})
  void whatIsNotANumberIsNotHidden(Activation activation) {
    assertTrue(Float.isNaN(activated(activation, Float.NaN)[0]));
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY", "TANH", "RELU", "ELU"})
  void theGradientAtWhatIsNotANumberIsNotANumber(Activation activation) {
    try (NativeFloats y = filled(Float.NaN);
        NativeFloats dy = filled(Float.NaN)) {
      Kernels.activateBackward(MlpShape.code(activation), y.address(0), dy.address(0), 16);
      assertTrue(Float.isNaN(dy.toArray()[0]));
    }
  }

  @Test
  void activationsOfInfinityAreTheirLimits() {
    float inf = Float.POSITIVE_INFINITY;
    assertArrayEquals(new float[] {1, -1}, activated(Activation.TANH, inf, -inf));
    assertArrayEquals(new float[] {inf, 0}, activated(Activation.RELU, inf, -inf));
    assertArrayEquals(new float[] {inf, -1}, activated(Activation.ELU, inf, -inf));
    assertArrayEquals(new float[] {1, -1}, activated(Activation.TANH, 1e30f, -1e30f));
  }

  @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void productsAreThoseOfPlainLoops(
      @ForAll @IntRange(min = 1, max = 420) int m,
      @ForAll @IntRange(min = 1, max = 9) int vectors,
      @ForAll @IntRange(min = 1, max = 300) int depth,
      @ForAll boolean transposed,
      @ForAll boolean accumulate,
      @ForAll long seed) {
    RandomStream random = new RandomStream(seed, 0);
    int n = 16 * vectors;
    int aRow = transposed ? 1 : Kernels.padded(depth);
    int aColumn = transposed ? Kernels.padded(m) : 1;
    try (NativeFloats a = random((long) Kernels.padded(depth) * Kernels.padded(m), random);
        NativeFloats b = random((long) depth * n, random);
        NativeFloats bias = random(n, random);
        NativeFloats c = random((long) m * n, random)) {
      float[] before = c.toArray();
      Kernels.gemm(
          a.address(0),
          aRow,
          aColumn,
          b.address(0),
          n,
          bias.address(0),
          c.address(0),
          n,
          m,
          n,
          depth,
          accumulate);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = accumulate ? before[i * n + j] : bias.buffer().get(j);
          for (int k = 0; k < depth; k++) {
            sum += (double) a.buffer().get(i * aRow + k * aColumn) * b.buffer().get(k * n + j);
          }
          assertEquals(sum, c.buffer().get(i * n + j), SUM_TOLERANCE, "row " + i + " column " + j);
        }
      }
    }
  }

  /** One row alone is in no block with others, and B's strips are not copied for it. */
  @Test
  void aRowsProductHasTheSameBitsInAnyCompany() {
    int m = 403;
    int n = 80;
    int depth = 300;
    int aRow = Kernels.padded(depth);
    RandomStream random = new RandomStream(4, 0);
    try (NativeFloats a = random((long) m * aRow, random);
        NativeFloats b = random((long) depth * n, random);
        NativeFloats all = new NativeFloats((long) m * n);
        NativeFloats one = new NativeFloats(n)) {
      Kernels.gemm(
          a.address(0), aRow, 1, b.address(0), n, 0, all.address(0), n, m, n, depth, false);
      for (int i = 0; i < m; i++) {
        long row = a.address((long) i * aRow);
        Kernels.gemm(row, aRow, 1, b.address(0), n, 0, one.address(0), n, 1, n, depth, false);
        float[] together = Arrays.copyOfRange(all.toArray(), i * n, (i + 1) * n);
        assertArrayEquals(one.toArray(), together, "row " + i);
      }
    }
  }

  @Test
  void aProductWithoutBiasStartsFromZero() {
    try (NativeFloats a = filled(2);
        NativeFloats b = filled(3);
        NativeFloats c = filled(99)) {
      Kernels.gemm(a.address(0), 16, 1, b.address(0), 16, 0, c.address(0), 16, 1, 16, 1, false);
      assertEquals(6, c.toArray()[0]);
    }
  }

  @Test
  void aTransposeSwapsRowsAndColumnsAndTouchesNothingElse() {
    int m = 11;
    int n = 21;
    try (NativeFloats a = random(m * 32L, new RandomStream(1, 0));
        NativeFloats b = new NativeFloats(n * 16L)) {
      Kernels.transpose(a.address(0), 32, b.address(0), 16, m, n);
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < 16; i++) {
          float expected = i < m ? a.buffer().get(i * 32 + j) : 0;
          assertEquals(expected, b.buffer().get(j * 16 + i));
        }
      }
    }
  }

  @Test
  void columnSumsAddTheRowsToNothingOrToWhatIsThere() {
    try (NativeFloats a = random(5 * 32L, new RandomStream(2, 0));
        NativeFloats out = filled(99, 32)) {
      for (int times = 1; times <= 2; times++) {
        Kernels.columnSums(a.address(0), 32, 5, 32, out.address(0), times > 1);
        for (int j = 0; j < 32; j++) {
          double sum = 0;
          for (int i = 0; i < 5; i++) {
            sum += a.buffer().get(i * 32 + j);
          }
          assertEquals(times * sum, out.toArray()[j], 1e-5);
        }
      }
    }
  }

  @Test
  void theSumOfSquaresIsThatOfAPlainLoop() {
    try (NativeFloats x = random(16 * 64L, new RandomStream(3, 0))) {
      double sum = 0;
      for (float value : x.toArray()) {
        sum += (double) value * value;
      }
      assertEquals(sum, Kernels.sumOfSquares(x.address(0), x.length()), 1e-6 * sum);
    }
  }

  private static float[] activated(Activation activation, float... x) {
    try (NativeFloats y = new NativeFloats(Kernels.padded(x.length))) {
      y.set(Arrays.copyOf(x, y.length()));
      Kernels.activate(MlpShape.code(activation), y.address(0), y.length());
      return Arrays.copyOf(y.toArray(), x.length);
    }
  }

  private static Activation[] trained() {
    return new Activation[] {Activation.TANH, Activation.RELU, Activation.ELU};
  }

  private static NativeFloats filled(float value) {
    return filled(value, 16);
  }

  private static NativeFloats filled(float value, int length) {
    NativeFloats block = new NativeFloats(length);
    float[] values = new float[length];
    Arrays.fill(values, value);
    block.set(values);
    return block;
  }

  private static NativeFloats random(long length, RandomStream random) {
    NativeFloats block = new NativeFloats(length);
    for (int i = 0; i < length; i++) {
      block.buffer().put(i, (float) random.gaussian());
    }
    return block;
  }
}
