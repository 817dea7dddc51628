package org.gaitway.ppo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gaitway.rollout.Episode;
import org.gaitway.task.StepOutcome;

/** Finished episodes as numbers, for a checkpoint. */
final class EpisodeRecords {
  private static final int FIXED = 5;

  private EpisodeRecords() {}

  static double[] encode(Collection<Episode> episodes) {
    return episodes.stream().flatMapToDouble(EpisodeRecords::numbers).toArray();
  }

  private static DoubleStream numbers(Episode episode) {
    return DoubleStream.concat(
        DoubleStream.of(
            episode.environment(),
            episode.endStep(),
            episode.totalReward(),
            episode.length(),
            episode.outcome().ordinal()),
        Arrays.stream(episode.rewardTerms()));
  }

  static List<Episode> decode(double[] numbers, int terms) {
    List<Episode> episodes = new ArrayList<>();
    for (int at = 0; at < numbers.length; at += FIXED + terms) {
      episodes.add(
          new Episode(
              (int) numbers[at],
              (int) numbers[at + 1],
              numbers[at + 2],
              (int) numbers[at + 3],
              Arrays.copyOfRange(numbers, at + FIXED, at + FIXED + terms),
              StepOutcome.values()[(int) numbers[at + 4]]));
    }
    return episodes;
  }
}
