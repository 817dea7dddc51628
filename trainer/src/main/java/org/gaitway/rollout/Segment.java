package org.gaitway.rollout;

import org.gaitway.nn.Parameters;

/**
 * What a segment is collected with.
 *
 * @param buffer to be filled
 * @param policy whose outputs are sampled
 * @param normaliser constant during the segment
 * @param privilegedNormaliser of what the value function sees, constant as well
 * @param firstStep control steps that the run took before
 * @param response to a fault
 * @param recordLimit how many faults of an environment to record, at least 1
 */
record Segment(
    RolloutBuffer buffer,
    Parameters policy,
    ObservationNormaliser normaliser,
    ObservationNormaliser privilegedNormaliser,
    long firstStep,
    FaultResponse response,
    int recordLimit) {}
