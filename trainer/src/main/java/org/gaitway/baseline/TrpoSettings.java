package org.gaitway.baseline;

import org.gaitway.config.Setting;

/** Hyper-parameters of TRPO's policy update. */
public record TrpoSettings(
    @Setting(
            value = "Largest mean KL(old, new) of an update [nat]",
            source = "TRPO paper, Table 2: 0.01")
        double klLimit,
    @Setting(
            value = "Iterations of conjugate gradients",
            source = "OpenAI Baselines trpo_mpi: 10",
            min = 1)
        int conjugateGradientIterations,
    @Setting(
            value = "Added to the diagonal of the Fisher matrix",
            source = "OpenAI Baselines trpo_mpi: 0.1",
            min = 0)
        double damping,
    @Setting(
            value = "Every so many-th sample goes into the Fisher matrix",
            source = "OpenAI Baselines trpo_mpi: 5; TRPO paper: a tenth of the samples",
            min = 1)
        int fisherStride,
    @Setting(
            value = "Most shares of the step that the line search tries",
            source = "rllab: 15; OpenAI Baselines trpo_mpi: 10",
            min = 1)
        int lineSearchSteps,
    @Setting(
            value = "Each share is the last one times this",
            source = "rllab: 0.8; OpenAI Baselines trpo_mpi: 0.5, and 1.5 times the limit passes",
            min = 0,
            max = 1)
        double backtrack) {

  /** Checks the ranges. */
  public TrpoSettings {
    Checks.require(klLimit > 0, "klLimit must be positive, was " + klLimit);
    Checks.require(
        conjugateGradientIterations >= 1,
        "conjugateGradientIterations must be at least 1, was " + conjugateGradientIterations);
    Checks.require(damping >= 0, "damping must not be negative, was " + damping);
    Checks.require(fisherStride >= 1, "fisherStride must be at least 1, was " + fisherStride);
    Checks.require(
        lineSearchSteps >= 1, "lineSearchSteps must be at least 1, was " + lineSearchSteps);
    Checks.require(
        backtrack > 0 && backtrack < 1, "backtrack must be between 0 and 1, was " + backtrack);
  }

  /** The values of the paper and of OpenAI Baselines. */
  public static TrpoSettings published() {
    return new TrpoSettings(0.01, 10, 0.1, 5, 15, 0.8);
  }
}
