package org.gaitway.experiment.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankingFlipTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 4000);

  @Test
  void settingsFarApartNeverFlip() {
    assertEquals(0, flip(new double[] {5, 6, 7}, new double[] {1, 2, 3}));
    assertEquals(1, flip(new double[] {1, 2, 3}, new double[] {5, 6, 7}));
  }

  @Test
  void equalSettingsAreATossUp() {
    assertEquals(0.5, flip(new double[] {1, 1}, new double[] {1, 1}));
    assertEquals(0.5, flip(new double[] {1, 2, 3}, new double[] {1, 2, 3}), 0.03);
  }

  @Test
  void overlappingSettingsFlipAsOftenAsCountedByHand() {
    // Resamples of {0, 3} have the mean 0, 1.5 or 3 with probability 1/4, 1/2, 1/4; of {1} always
    // 1.
    assertEquals(0.25, flip(new double[] {0, 3}, new double[] {1}), 0.03);
  }

  private static double flip(double[] first, double[] second) {
    return RankingFlip.probability(List.of(first), List.of(second), BOOTSTRAP);
  }
}
