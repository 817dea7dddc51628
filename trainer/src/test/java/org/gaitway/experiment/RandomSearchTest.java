package org.gaitway.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomSearchTest {

  @Test
  void drawsLieInTheirRangesAndDependOnTheSeedAlone() {
    RandomSearch search = search(1);
    Map<String, List<String>> settings = search.settings();
    assertEquals(200, settings.size());
    assertTrue(settings.containsKey("draw-200"));
    int small = 0;
    for (List<String> changes : settings.values()) {
      double value = Double.parseDouble(changes.get(0).split("=")[1]);
      assertTrue(value >= 1e-5 && value <= 1e-3, changes.toString());
      small += value < 1e-4 ? 1 : 0;
    }
    assertEquals(100, small, 25); // Half of the magnitudes.
    assertEquals(settings, search(1).settings());
    assertTrue(!settings.equals(search(2).settings()));
  }

  @Test
  void rangesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new RandomSearch.Range(2, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new RandomSearch.Range(0, 1, true));
  }

  private static RandomSearch search(long seed) {
    return new RandomSearch(
        200, seed, Map.of("ppo.learning-rate", new RandomSearch.Range(1e-5, 1e-3, true)));
  }
}
