package org.gaitway.experiment.statistics;

/**
 * A range that holds a quantity with 95 % confidence.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {}
