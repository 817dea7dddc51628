package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipSurrogateTest {
  private static final double EPSILON = 0.2;

  private final Surrogate clip = new ClipSurrogate(EPSILON);

  @ParameterizedTest
  @CsvSource({
    // r, A, min(r A, clip(r, 0.8, 1.2) A), its derivative by log pi
    "1.1, 2, 2.2, 2.2",
    "1.5, 2, 2.4, 0", // Favourable and beyond: 1.2 x 2.
    "0.5, 2, 1, 1", // Unfavourable: min(1, 1.6).
    "0.9, -2, -1.8, -1.8",
    "0.5, -2, -1.6, 0", // Favourable and beyond: 0.8 x -2.
    "1.5, -2, -3, -3", // Unfavourable: min(-3, -2.4).
    "1.5, 0, 0, 0",
    "0.5, 0, 0, 0"
  })
  void objectivesAreTheOnesWorkedOutByHand(
      float ratio, float advantage, float objective, float gradient) {
    assertEquals(objective, objective(ratio, advantage), 1e-6);
    assertEquals(gradient, gradient(ratio, advantage), 1e-6);
  }

  @Test
  void theObjectiveIsTheMeanOverTheFirstSamples() {
    float[] gradient = new float[3];
    double mean = clip.evaluate(new float[] {1.1f, 1.5f, 99}, new float[] {2, 2, 99}, 2, gradient);
    assertEquals((2.2 + 2.4) / 2, mean, 1e-6);
    assertEquals(0, gradient[2], "beyond the first two");
  }

  @Property(seed = "1")
  void theObjectiveIsAtMostTheUnclippedOne(
      @ForAll @Scale(5) @FloatRange(min = 0, max = 5) float ratio,
      @ForAll @Scale(5) @FloatRange(min = -10, max = 10) float advantage) {
    assertTrue(objective(ratio, advantage) <= (double) (ratio * advantage));
  }

  @Property(seed = "2")
  void valueAndGradientAtRatioOneAreTheUnclippedOnes(
      @ForAll @Scale(5) @FloatRange(min = -10, max = 10) float advantage) {
    assertEquals(advantage, objective(1, advantage));
    assertEquals(advantage, gradient(1, advantage));
  }

  @Property(seed = "3")
  void theGradientBeyondTheRangeOnTheFavourableSideIsExactlyZero(
      @ForAll @Scale(5) @FloatRange(min = 1e-3f, max = 10) float size,
      @ForAll @Scale(5) @FloatRange(min = 1.2001f, max = 10) float high,
      @ForAll @Scale(5) @FloatRange(min = 0, max = 0.7999f) float low) {
    assertEquals(0, gradient(high, size));
    assertEquals(0, gradient(low, -size));
  }

  @Property(seed = "4")
  void theGradientBeyondTheRangeOnTheUnfavourableSideIsTheUnclippedOne(
      @ForAll @Scale(5) @FloatRange(min = 1e-3f, max = 10) float size,
      @ForAll @Scale(5) @FloatRange(min = 1.2001f, max = 10) float high,
      @ForAll @Scale(5) @FloatRange(min = 0, max = 0.7999f) float low) {
    assertEquals(high * -size, gradient(high, -size));
    assertEquals(low * size, gradient(low, size));
  }

  @Test
  void theObjectiveIsNotInvariantUnderInversionOfTheRatio() {
    // r = 1.25 earns 1.2 (clipped), r = 0.8 earns 0.8.
    assertEquals(1.2, objective(1.25f, 1), 1e-6);
    assertEquals(0.8, objective(1 / 1.25f, 1), 1e-6);
    assertNotEquals(1 / objective(1.25f, 1), objective(1 / 1.25f, 1), 1e-3);
  }

  @Property(seed = "5")
  void gradientsAwayFromKinksAreThoseOfFiniteDifferences(
      @ForAll @Scale(5) @FloatRange(min = -0.5f, max = 0.5f) float logRatio,
      @ForAll @Scale(5) @FloatRange(min = -3, max = 3) float advantage) {
    float h = 0.01f;
    if (Math.abs(logRatio - Math.log(1 + EPSILON)) > 2 * h
        && Math.abs(logRatio - Math.log(1 - EPSILON)) > 2 * h) {
      double above = objective((float) Math.exp(logRatio + h), advantage);
      double below = objective((float) Math.exp(logRatio - h), advantage);
      assertEquals(
          (above - below) / (2 * h), gradient((float) Math.exp(logRatio), advantage), 2e-4);
    }
  }

  @Test
  void whatIsNotANumberIsNotHidden() {
    assertTrue(Double.isNaN(objective(Float.NaN, 1)));
    assertTrue(Float.isNaN(gradient(Float.NaN, 1)));
    assertTrue(Float.isNaN(gradient(1, Float.NaN)));
  }

  private double objective(float ratio, float advantage) {
    return clip.evaluate(new float[] {ratio}, new float[] {advantage}, 1, new float[1]);
  }

  private float gradient(float ratio, float advantage) {
    float[] gradient = new float[1];
    clip.evaluate(new float[] {ratio}, new float[] {advantage}, 1, gradient);
    return gradient[0] + 0f; // -0 becomes 0.
  }
}
