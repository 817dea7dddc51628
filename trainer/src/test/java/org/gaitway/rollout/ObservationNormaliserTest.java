package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.gaitway.random.RandomStream;
import org.gaitway.task.Reflection;
import org.junit.jupiter.api.Test;

class ObservationNormaliserTest {

  @Test
  void observationsGetTheMeanAndDeviationSeen() {
    ObservationNormaliser normaliser = new ObservationNormaliser(2, true);
    normaliser.update(seen(new double[] {1, -5}, new double[] {5, -5}));
    // Mean 3 and deviation 2; mean -5 and deviation sqrt(1e-8) = 1e-4.
    assertArrayEquals(new float[] {3, -5}, normaliser.mean());
    assertArrayEquals(new float[] {2, 1e-4f}, normaliser.std(), 1e-7f);
    float[] observation = {6, -5.0002f};
    normaliser.apply(observation);
    assertArrayEquals(new float[] {1.5f, -2}, observation, 0.01f);
  }

  @Test
  void theImageOfANormalisedObservationIsTheNormalisedImage() {
    Reflection reflection = Reflection.of(new int[] {1, 0, 2}, new int[] {1, 1, -1});
    ObservationNormaliser normaliser = new ObservationNormaliser(3, true, Optional.of(reflection));
    RandomStream random = new RandomStream(1, 0);
    for (int segment = 0; segment < 10; segment++) {
      normaliser.update(
          seen(
              new double[] {random.gaussian(), 3 * random.gaussian(), random.gaussian()},
              new double[] {random.gaussian(), random.gaussian(), 2 + random.gaussian()}));
      float[] observation = {(float) random.gaussian(), (float) random.gaussian(), 0.3f};
      float[] image = new float[3];
      reflection.apply(observation, image);
      normaliser.apply(observation);
      normaliser.apply(image);
      float[] expected = new float[3];
      reflection.apply(observation, expected);
      assertArrayEquals(expected, image);
    }
  }

  @Test
  void normalisedValuesAreLimited() {
    ObservationNormaliser normaliser = new ObservationNormaliser(2, true);
    float[] observation = {1e6f, -1e6f};
    normaliser.apply(observation);
    assertArrayEquals(new float[] {10, -10}, observation);
    assertEquals(10, normaliser.clip());
  }

  @Test
  void beforeAnythingWasSeenObservationsAreLeftAlone() {
    float[] observation = {1.5f, -2};
    new ObservationNormaliser(2, true).apply(observation);
    assertArrayEquals(new float[] {1.5f, -2}, observation);
  }

  @Test
  void oneNotEnabledLetsEverythingThrough() {
    ObservationNormaliser normaliser = new ObservationNormaliser(1, false);
    normaliser.update(seen(new double[] {100}));
    float[] observation = {1e6f};
    normaliser.apply(observation);
    assertEquals(1e6f, observation[0]);
    assertArrayEquals(new float[] {0}, normaliser.mean());
    assertArrayEquals(new float[] {1}, normaliser.std());
    assertEquals(Float.POSITIVE_INFINITY, normaliser.clip());
  }

  @Test
  void whatIsNotANumberIsNotHidden() {
    float[] observation = {Float.NaN};
    new ObservationNormaliser(1, true).apply(observation);
    assertTrue(Float.isNaN(observation[0]));
  }

  @Test
  void aSavedNormaliserGoesOn() {
    ObservationNormaliser normaliser = new ObservationNormaliser(1, true);
    normaliser.update(seen(new double[] {1}, new double[] {2}));
    ObservationNormaliser restored = new ObservationNormaliser(1, true);
    restored.restore(normaliser.save());
    assertArrayEquals(normaliser.std(), restored.std());
    normaliser.update(seen(new double[] {9}));
    restored.update(seen(new double[] {9}));
    assertArrayEquals(normaliser.save(), restored.save());
    assertArrayEquals(normaliser.mean(), restored.mean());
  }

  private static RunningMoments seen(double[]... observations) {
    RunningMoments moments = new RunningMoments(observations[0].length);
    for (double[] observation : observations) {
      moments.add(observation);
    }
    return moments;
  }
}
