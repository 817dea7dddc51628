package org.gaitway.baseline;

import org.gaitway.config.Setting;

/** Hyper-parameters of the cross-entropy method. */
public record CemSettings(
    @Setting(value = "Candidates in a generation", source = "rllab: 100", min = 2) int population,
    @Setting(
            value = "Share of them that the next generation is fitted to",
            source = "Duan et al. 2016 and rllab: 0.05",
            min = 0,
            max = 1)
        double eliteFraction,
    @Setting(value = "Episodes that score a candidate", source = "rllab: 1", min = 1)
        int episodesPerCandidate,
    @Setting(
            value = "Initial standard deviation of each parameter",
            source = "Duan et al. 2016 and rllab: 1",
            min = 0)
        double initialStd,
    @Setting(
            value = "Standard deviation of the noise that is added, at first",
            source = "rllab: 1",
            min = 0)
        double extraStd,
    @Setting(
            value = "Generations after which no noise is added; its variance goes straight to 0",
            source = "rllab: 100",
            min = 1)
        int extraGenerations) {

  /** Checks the ranges. */
  public CemSettings {
    Checks.require(population >= 2, "population must be at least 2, was " + population);
    Checks.require(
        eliteFraction > 0 && eliteFraction <= 1,
        "eliteFraction must be above 0 and at most 1, was " + eliteFraction);
    Checks.require(
        episodesPerCandidate >= 1,
        "episodesPerCandidate must be at least 1, was " + episodesPerCandidate);
    Checks.require(initialStd > 0, "initialStd must be positive, was " + initialStd);
    Checks.require(extraStd >= 0, "extraStd must not be negative, was " + extraStd);
    Checks.require(
        extraGenerations >= 1, "extraGenerations must be at least 1, was " + extraGenerations);
  }

  /** The values of rllab, with which Duan et al. (2016) compared algorithms. */
  public static CemSettings published() {
    return new CemSettings(100, 0.05, 1, 1, 1, 100);
  }

  /** How many candidates the next generation is fitted to. */
  public int elites() {
    return Math.max(1, (int) (population * eliteFraction));
  }
}
