package org.gaitway.ppo;

import java.util.Optional;
import org.gaitway.config.Setting;

/** Hyper-parameters of the algorithm. */
public record PpoSettings(
    @Setting(
            value = "Steps each environment takes between updates",
            source = "PPO paper, Table 3: 2048 with one environment",
            min = 1)
        int horizon,
    @Setting(
            value = "Passes over the data of an update",
            source = "PPO paper, Table 3: 10",
            min = 1)
        int epochs,
    @Setting(value = "Samples in a gradient step", source = "PPO paper, Table 3: 64", min = 1)
        int minibatch,
    @Setting(
            value = "Discount factor per control step",
            source = "PPO paper, Table 3: 0.99",
            min = 0,
            max = 1)
        double gamma,
    @Setting(
            value = "Decay of generalised advantage estimation",
            source = "PPO paper, Table 3: 0.95",
            min = 0,
            max = 1)
        double lambda,
    @Setting("What the policy's update maximises") SurrogateSettings surrogate,
    @Setting(value = "Adam's step size", source = "PPO paper, Table 3: 3e-4") double learningRate,
    @Setting(
            value = "How the step size goes over the run: constant, or linear to 0",
            source = "PPO paper: constant; OpenAI Baselines: linear")
        Schedule learningRateSchedule,
    @Setting(
            value =
                "KL(old, new) of a minibatch that the policy's step size is steered to [nat]; none"
                    + " for not at all",
            source = "PPO paper, Table 4: steered; rsl_rl: 0.01")
        Optional<Double> learningRateKlTarget,
    @Setting(value = "Adam's epsilon", source = "OpenAI Baselines ppo2: 1e-5") double adamEpsilon,
    @Setting(
            value = "Longest gradient per network, Euclidean; 0 for no limit",
            source = "OpenAI Baselines ppo2: 0.5",
            min = 0)
        double maxGradNorm,
    @Setting(value = "Weight of the value loss", source = "OpenAI Baselines ppo2: 0.5")
        double valueCoefficient,
    @Setting(
            value =
                "Farthest that a value may usefully move from the old one in an update, in units of"
                    + " the normalised reward; none for any distance",
            source = "OpenAI Baselines ppo2: 0.2; PPO paper: none")
        Optional<Double> valueClipRange,
    @Setting(value = "Weight of the entropy bonus", source = "PPO paper: none for MuJoCo", min = 0)
        double entropyCoefficient,
    @Setting(
            value = "Whether advantages get mean 0 and deviation 1 in each minibatch",
            source = "OpenAI Baselines ppo2: true")
        boolean normaliseAdvantages,
    @Setting(
            value = "An update's policy epochs end once the mean KL passes this [nat]; 0 for never",
            source = "Spinning Up: 0.015",
            min = 0)
        double klStop) {

  /** How a quantity goes over a run. */
  public enum Schedule {
    /** The same throughout. */
    CONSTANT,
    /** Straight down to 0 at the last step. */
    LINEAR;

    /** The factor at a fraction of the run in [0, 1]. */
    public double factor(double progress) {
      return this == LINEAR ? 1 - progress : 1;
    }
  }

  /** Checks the ranges. */
  public PpoSettings {
    require(horizon >= 1, "horizon must be at least 1, was " + horizon);
    require(epochs >= 1, "epochs must be at least 1, was " + epochs);
    require(minibatch >= 1, "minibatch must be at least 1, was " + minibatch);
    require(gamma >= 0 && gamma <= 1, "gamma must be in [0, 1], was " + gamma);
    require(lambda >= 0 && lambda <= 1, "lambda must be in [0, 1], was " + lambda);
    require(learningRate > 0, "learningRate must be positive, was " + learningRate);
    require(
        learningRateKlTarget.orElse(1.0) > 0,
        "learningRateKlTarget must be positive, was " + learningRateKlTarget.orElse(0.0));
    require(
        valueClipRange.orElse(1.0) > 0,
        "valueClipRange must be positive, was " + valueClipRange.orElse(0.0));
    require(adamEpsilon > 0, "adamEpsilon must be positive, was " + adamEpsilon);
    require(maxGradNorm >= 0, "maxGradNorm must not be negative, was " + maxGradNorm);
    require(valueCoefficient > 0, "valueCoefficient must be positive, was " + valueCoefficient);
    require(
        entropyCoefficient >= 0,
        "entropyCoefficient must not be negative, was " + entropyCoefficient);
    require(klStop >= 0, "klStop must not be negative, was " + klStop);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The gradient limit as a number to compare with. */
  public double gradientLimit() {
    return maxGradNorm == 0 ? Double.POSITIVE_INFINITY : maxGradNorm;
  }
}
