package org.gaitway.baseline;

import java.util.List;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.RunningMoments;
import org.gaitway.task.StepOutcome;

/**
 * What the candidates of a generation have done.
 *
 * @param episodes of all candidates, those of one candidate together
 * @param faults what was not finite in those that diverged, in their order
 * @param moments of each candidate's raw observations
 */
record Generation(List<Episode> episodes, List<String> faults, List<RunningMoments> moments) {

  /** Control steps of all episodes. */
  long steps() {
    return episodes.stream().mapToLong(Episode::length).sum();
  }

  /** Mean return of each candidate; the lowest there is if it made the simulation diverge. */
  double[] scores() {
    int candidates = moments.size();
    int each = episodes.size() / candidates;
    double[] scores = new double[candidates];
    for (int i = 0; i < episodes.size(); i++) {
      Episode episode = episodes.get(i);
      boolean diverged = episode.outcome() == StepOutcome.DIVERGED;
      scores[i / each] += diverged ? Double.NEGATIVE_INFINITY : episode.totalReward() / each;
    }
    return scores;
  }
}
