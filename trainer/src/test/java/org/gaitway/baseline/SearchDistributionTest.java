package org.gaitway.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;

class SearchDistributionTest {

  @Test
  void theFitIsMeanAndDeviationOfTheBest() {
    SearchDistribution search = search(new CemSettings(5, 0.4, 1, 1, 0, 1), new double[2]);
    float[][] candidates = {{9, 9}, {1, 4}, {9, 9}, {3, 4}, {9, 9}};
    search.fit(candidates, new double[] {0, 7, Double.NEGATIVE_INFINITY, 8, 6});
    assertArrayEquals(new double[] {2, 4}, search.mean());
    assertArrayEquals(new double[] {1, 0}, search.std());
  }

  @Test
  void ofEqualScoresTheFirstCount() {
    SearchDistribution search = search(new CemSettings(4, 0.5, 1, 1, 0, 1), new double[1]);
    search.fit(new float[][] {{1}, {3}, {50}, {70}}, new double[4]);
    assertEquals(2, search.mean()[0]);
  }

  @Test
  void theFirstGenerationIsAroundTheGuess() {
    SearchDistribution search = search(new CemSettings(4000, 0.5, 1, 0.5, 0, 1), new double[] {3});
    double[] drawn = drawn(search, 0);
    assertEquals(3, mean(drawn), 0.05);
    assertEquals(0.5, deviation(drawn), 0.03);
  }

  /** Deviations 0.5 and at first 2 together, and half of the extra variance half way. */
  @Test
  void noiseIsAddedAndLessens() {
    CemSettings settings = new CemSettings(4000, 0.5, 1, 0.5, 2, 10);
    SearchDistribution search = search(settings, new double[1]);
    assertEquals(Math.sqrt(0.25 + 4), deviation(drawn(search, 0)), 0.1);
    assertEquals(Math.sqrt(0.25 + 2), deviation(drawn(search, 5)), 0.1);
    assertEquals(0.5, deviation(drawn(search, 10)), 0.03);
    assertEquals(0.5, deviation(drawn(search, 20)), 0.03);
  }

  @Test
  void aSimpleFunctionIsMaximised() {
    CemSettings settings = new CemSettings(50, 0.2, 1, 1, 0.3, 20);
    SearchDistribution search = search(settings, new double[4]);
    double[] best = {1, -2, 0.5, 3};
    for (int generation = 0; generation < 40; generation++) {
      float[][] candidates = search.draw(generation);
      search.fit(
          candidates, Arrays.stream(candidates).mapToDouble(c -> -square(c, best)).toArray());
    }
    assertArrayEquals(best, search.mean(), 0.05);
  }

  private static double square(float[] candidate, double[] best) {
    double sum = 0;
    for (int i = 0; i < best.length; i++) {
      sum += (candidate[i] - best[i]) * (candidate[i] - best[i]);
    }
    return sum;
  }

  @Test
  void aRestoredSearchGoesOnTheSame() {
    CemSettings settings = new CemSettings(5, 0.4, 1, 1, 1, 10);
    SearchDistribution search = search(settings, new double[3]);
    search.fit(search.draw(0), new double[] {1, 2, 3, 4, 5});
    Checkpoint saved = new Checkpoint();
    search.save(saved);
    SearchDistribution restored = search(settings, new double[] {9, 9, 9});
    restored.restore(saved);
    assertArrayEquals(search.mean(), restored.mean());
    assertArrayEquals(search.std(), restored.std());
    assertTrue(search.std()[0] > 0);
  }

  private static SearchDistribution search(CemSettings settings, double[] guess) {
    return new SearchDistribution(settings, guess, new RandomStream(1, 0));
  }

  private static double[] drawn(SearchDistribution search, int generation) {
    return Arrays.stream(search.draw(generation)).mapToDouble(c -> c[0]).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
