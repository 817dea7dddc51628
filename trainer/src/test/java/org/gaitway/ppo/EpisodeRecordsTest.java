package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.rollout.Episode;
import org.gaitway.task.StepOutcome;
import org.junit.jupiter.api.Test;

class EpisodeRecordsTest {

  @Test
  void decodedEpisodesAreThoseThatWereEncoded() {
    List<Episode> episodes = new ArrayList<>();
    for (StepOutcome outcome : StepOutcome.values()) {
      double[] terms = {1 / 3.0, -outcome.ordinal()};
      episodes.add(new Episode(outcome.ordinal(), 255, Math.PI, 1000, terms, outcome));
    }
    List<Episode> decoded = EpisodeRecords.decode(EpisodeRecords.encode(episodes), 2);
    assertEquals(episodes.size(), decoded.size());
    for (int i = 0; i < decoded.size(); i++) {
      Episode expected = episodes.get(i);
      Episode found = decoded.get(i);
      assertArrayEquals(expected.rewardTerms(), found.rewardTerms());
      assertEquals(withoutTerms(expected), withoutTerms(found));
    }
  }

  /** Records compare arrays by identity. */
  private static Episode withoutTerms(Episode e) {
    return new Episode(
        e.environment(), e.endStep(), e.totalReward(), e.length(), null, e.outcome());
  }

  @Test
  void noEpisodesAreNoNumbers() {
    assertEquals(0, EpisodeRecords.encode(List.of()).length);
    assertEquals(List.of(), EpisodeRecords.decode(new double[0], 3));
  }
}
