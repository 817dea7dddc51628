package org.gaitway.replay;

/**
 * What a control step earned.
 *
 * @param total sum of the terms
 * @param terms weighted, in the task's order
 * @param terminated whether the episode ended for good
 * @param truncated whether its time was over
 */
record LoggedReward(double total, double[] terms, boolean terminated, boolean truncated) {}
