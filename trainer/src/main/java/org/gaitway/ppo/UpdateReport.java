package org.gaitway.ppo;

import java.util.List;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.RecordedFault;

/**
 * What one round of collecting and learning brought.
 *
 * @param update its number, from 1
 * @param steps control steps in the run so far
 * @param episodes that ended in the run so far
 * @param recent the last 100 of them at most, oldest first
 * @param ended those that ended in this round, in order
 * @param faults in the run so far for which an environment was reset
 * @param recordedFaults those of this round, the first of a run only
 * @param statistics of the learner
 * @param explainedVariance share of the returns' variance that the values explained before the
 *     update
 * @param simulateSeconds time spent on the environments [s]
 * @param inferSeconds time spent on asking the policy for actions [s]
 * @param learnSeconds time spent on values, advantages and the update [s]
 * @param totalSeconds time since the run began [s]
 */
public record UpdateReport(
    int update,
    long steps,
    long episodes,
    List<Episode> recent,
    List<Episode> ended,
    long faults,
    List<RecordedFault> recordedFaults,
    UpdateStatistics statistics,
    double explainedVariance,
    double simulateSeconds,
    double inferSeconds,
    double learnSeconds,
    double totalSeconds) {

  /** Mean return of the recent episodes; not a number before the first has ended. */
  public double meanReturn() {
    return recent.stream().mapToDouble(Episode::totalReward).average().orElse(Double.NaN);
  }

  /** Standard deviation of the recent episodes' returns, of the population. */
  public double returnDeviation() {
    double mean = meanReturn();
    return Math.sqrt(
        recent.stream()
            .mapToDouble(e -> (e.totalReward() - mean) * (e.totalReward() - mean))
            .average()
            .orElse(Double.NaN));
  }

  /** Mean length of the recent episodes; not a number before the first has ended. */
  public double meanLength() {
    return recent.stream().mapToDouble(Episode::length).average().orElse(Double.NaN);
  }

  /** Mean sum over an episode of one reward term, over the recent episodes. */
  public double meanTerm(int term) {
    return recent.stream().mapToDouble(e -> e.rewardTerms()[term]).average().orElse(Double.NaN);
  }
}
