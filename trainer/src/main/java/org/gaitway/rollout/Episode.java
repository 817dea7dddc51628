package org.gaitway.rollout;

import org.gaitway.task.StepOutcome;

/**
 * A finished episode.
 *
 * @param environment which environment it ran in
 * @param endStep step of the segment in which it ended
 * @param totalReward its undiscounted return
 * @param length its control steps
 * @param rewardTerms sums of the weighted reward terms, in the task's order
 * @param outcome how it ended
 */
public record Episode(
    int environment,
    int endStep,
    double totalReward,
    int length,
    double[] rewardTerms,
    StepOutcome outcome) {}
