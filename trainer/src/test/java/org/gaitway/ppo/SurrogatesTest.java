package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gaitway.ppo.PpoSettings.Schedule;
import org.gaitway.ppo.SurrogateSettings.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The objectives that do more than clip: values by hand, gradients by finite differences. */
class SurrogatesTest {

  @Property
  void gradientsAreThoseOfFiniteDifferences(
      @ForAll Kind kind, @ForAll("ratios") float[] ratio, @ForAll("advantages") float[] advantage) {
    double coefficient = 0.7;
    float[] gradient = new float[6];
    objective(kind, coefficient, ratio, advantage, gradient);
    for (int i = 0; i < ratio.length; i++) {
      // By log pi, so the ratio is scaled. Floats are coarse: a large step, a central difference.
      float h = 1e-2f;
      float at = ratio[i];
      if (kind == Kind.CLIP && (near(at, 0.8f, 2 * h) || near(at, 1.2f, 2 * h))) {
        continue; // The objective has a kink there.
      }
      ratio[i] = at * (float) Math.exp(h);
      double above = objective(kind, coefficient, ratio, advantage, new float[6]);
      ratio[i] = at * (float) Math.exp(-h);
      double below = objective(kind, coefficient, ratio, advantage, new float[6]);
      ratio[i] = at;
      double slope = 6 * (above - below) / (2 * h);
      assertEquals(
          slope,
          gradient[i],
          5e-3 * (1 + Math.abs(slope)),
          kind + " at ratio " + at + ", advantage " + advantage[i]);
    }
  }

  @Provide
  Arbitrary<float[]> ratios() {
    return Arbitraries.floats().between(0.3f, 3).array(float[].class).ofSize(6);
  }

  @Provide
  Arbitrary<float[]> advantages() {
    return Arbitraries.floats().between(-2, 2).array(float[].class).ofSize(6);
  }

  private static boolean near(float ratio, float kink, float relative) {
    return Math.abs(ratio / kink - 1) < relative;
  }

  private static double objective(
      Kind kind, double coefficient, float[] ratio, float[] advantage, float[] gradient) {
    Surrogate surrogate = SurrogateSettings.of(kind).create();
    surrogate.restore(coefficient);
    return surrogate.evaluate(ratio, advantage, ratio.length, gradient);
  }

  @Property
  void atTheOldPolicyAllAreThePolicyGradient(
      @ForAll Kind kind, @ForAll("advantages") float[] advantage) {
    float[] gradient = new float[6];
    Surrogate surrogate = SurrogateSettings.of(kind).create();
    surrogate.evaluate(new float[] {1, 1, 1, 1, 1, 1}, advantage, 6, gradient);
    assertArrayEquals(advantage, gradient, 1e-5f);
  }

  @ParameterizedTest
  @CsvSource({
    // Unclipped within, and on the side where clipping would flatter.
    "1.3, 1, 1.3, 1.3",
    "0.6, 1, 0.6, 0.6",
    "1.5, -1, -1.5, -1.5",
    "0.85, -1, -0.85, -0.85",
    // Clipped at 1 + 0.4 and at 1 - 0.2.
    "1.5, 1, 1.4, 0",
    "0.6, -1, -0.8, 0"
  })
  void anAsymmetricClipHasTwoRanges(float ratio, float advantage, double value, float slope) {
    Surrogate clip = new ClipSurrogate(0.2, 0.4, Schedule.CONSTANT);
    float[] gradient = new float[1];
    float[] ratios = {ratio};
    assertEquals(value, clip.evaluate(ratios, new float[] {advantage}, 1, gradient), 1e-6);
    assertEquals(slope, gradient[0], 1e-6);
  }

  @Test
  void anAnnealedClipNarrowsToNothing() {
    Surrogate clip = new ClipSurrogate(0.2, 0.2, Schedule.LINEAR);
    float[] gradient = new float[1];
    float[] ratio = {1.15f};
    float[] advantage = {1};
    clip.begin(0);
    assertEquals(1.15, clip.evaluate(ratio, advantage, 1, gradient), 1e-6);
    clip.begin(0.5);
    assertEquals(1.1, clip.evaluate(ratio, advantage, 1, gradient), 1e-6);
    clip.begin(1);
    assertEquals(1, clip.evaluate(ratio, advantage, 1, gradient), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0066, 0.5", // below 0.01 / 1.5
    "0.0068, 1",
    "0.0149, 1",
    "0.0151, 2" // above 1.5 * 0.01
  })
  void theAdaptiveWeightFollowsItsTarget(double kl, double expected) {
    Surrogate adaptive = new AdaptiveKlSurrogate(0.01, 1, 1.5, 2);
    adaptive.end(kl);
    assertEquals(expected, adaptive.klPenalty());
  }

  @Test
  void theMultiplierGrowsWhileTheRatiosVaryTooMuchAndNeverGetsNegative() {
    RatioVarianceSurrogate limited = new RatioVarianceSurrogate(0.1, 0.5);
    float[] gradient = new float[2];
    float[] advantage = {1, 1};
    // E[(r - 1)^2] = 0.25: first without a penalty, then with one of 0.5 (0.25 - 0.1).
    float[] far = {0.5f, 1.5f};
    assertEquals(1, limited.evaluate(far, advantage, 2, gradient), 1e-6);
    assertEquals(0.075, limited.coefficient(), 1e-9);
    assertEquals(1 - 0.075 * 0.15, limited.evaluate(far, advantage, 2, gradient), 1e-6);
    assertArrayEquals(new float[] {0.5f * 1.075f, 1.5f * 0.925f}, gradient, 1e-6f);
    for (int i = 0; i < 10; i++) {
      limited.evaluate(new float[] {1, 1}, advantage, 2, gradient);
    }
    assertEquals(0, limited.coefficient());
  }

  @Test
  void theGateSaturatesWhereTheClipBreaksOff() {
    Surrogate gate = new SoftGateSurrogate(1, 1.05);
    float[] gradient = new float[1];
    gate.evaluate(new float[] {8}, new float[] {1}, 1, gradient);
    assertTrue(gradient[0] > 0 && gradient[0] < 0.05, "gradient " + gradient[0]);
    // 4 / tau times the sigmoid, whose limit is 1.
    assertEquals(4, gate.evaluate(new float[] {50}, new float[] {1}, 1, gradient), 1e-6);
    assertEquals(-4 / 1.05, gate.evaluate(new float[] {50}, new float[] {-1}, 1, gradient), 1e-6);
  }

  @Test
  void aRatioIsFiniteHoweverFarThePoliciesAreApart() {
    assertEquals((float) Math.exp(20), Ratio.of(1e9f));
    assertEquals((float) Math.exp(-20), Ratio.of(-1e9f));
    assertEquals(1, Ratio.of(0));
    assertTrue(Float.isNaN(Ratio.of(Float.NaN)));
  }
}
