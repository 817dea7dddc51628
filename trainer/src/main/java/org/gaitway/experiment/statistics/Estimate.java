package org.gaitway.experiment.statistics;

/**
 * A quantity estimated from runs.
 *
 * @param value the estimate; not a number when there are no runs
 * @param interval its bootstrap interval; a point when there is one run
 * @param runs how many there were
 */
public record Estimate(double value, Interval interval, int runs) {}
