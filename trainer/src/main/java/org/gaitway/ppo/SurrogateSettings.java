package org.gaitway.ppo;

import java.util.Optional;
import org.gaitway.config.Setting;
import org.gaitway.ppo.PpoSettings.Schedule;

/**
 * What the policy's update maximises, and what keeps it near the policy that collected the data.
 */
public record SurrogateSettings(
    @Setting(
            "Objective: clip, adaptive-kl, fixed-kl, none, soft-gate or ratio-variance; settings of"
                + " the others are ignored")
        Kind kind,
    @Setting(
            value = "Probability ratios beyond 1 -/+ this earn nothing (clip)",
            source = "PPO paper, Table 1: 0.2 scored best")
        double clipRange,
    @Setting(
            value = "The same above 1, where it is to differ (clip)",
            source = "PPO paper: the same")
        Optional<Double> clipRangeHigh,
    @Setting(
            value = "How the clip ranges go over the run: constant, or linear to 0",
            source = "PPO paper: constant for MuJoCo, linear for Atari")
        Schedule clipSchedule,
    @Setting(
            value = "KL(old, new) that an update aims at [nat] (adaptive-kl)",
            source = "PPO paper, Table 1: 0.01 scored best")
        double klTarget,
    @Setting(
            value = "Weight of the KL penalty; the first one of adaptive-kl [1/nat]",
            source = "PPO paper, section 4: 1; Table 1: 3 scored best of the fixed ones",
            min = 0)
        double klCoefficient,
    @Setting(
            value = "The weight changes once the KL is this factor off its target (adaptive-kl)",
            source = "PPO paper, section 4: 1.5",
            min = 1)
        double klTolerance,
    @Setting(
            value = "The factor by which the weight changes (adaptive-kl)",
            source = "PPO paper, section 4: 2",
            min = 1)
        double klAdaptation,
    @Setting(
            value = "Steepness of the gate for positive advantages (soft-gate)",
            source = "SAPO, Gao et al. 2025: 1.0")
        double positiveTemperature,
    @Setting(
            value = "Steepness of the gate for negative advantages (soft-gate)",
            source = "SAPO, Gao et al. 2025: 1.05")
        double negativeTemperature,
    @Setting(
            value = "E[(r - 1)^2] that is allowed (ratio-variance)",
            source = "not tuned: near the old policy it is twice the KL, and 0.01 is a usual one",
            min = 0)
        double varianceLimit,
    @Setting(
            value = "Step size of the constraint's multiplier, per gradient step (ratio-variance)",
            source = "not tuned",
            min = 0)
        double varianceStepSize) {

  /** Which objective. */
  public enum Kind {
    /** Pessimistic clipping of the ratio (PPO paper, Eq. 7). */
    CLIP,
    /** KL penalty whose weight follows a target (PPO paper, Eq. 8). */
    ADAPTIVE_KL,
    /** KL penalty of constant weight. */
    FIXED_KL,
    /** The importance-weighted advantage alone (PPO paper, Eq. 6). */
    NONE,
    /** A sigmoid of the ratio in place of the clip (SAPO). */
    SOFT_GATE,
    /** A limit on the ratio's variance, by a Lagrange multiplier (R2VPO). */
    RATIO_VARIANCE
  }

  /** Checks the ranges. */
  public SurrogateSettings {
    require(clipRange > 0, "clipRange must be positive, was " + clipRange);
    require(
        clipRangeHigh.isEmpty() || clipRangeHigh.get() > 0,
        "clipRangeHigh must be positive, was " + clipRangeHigh.orElse(0.0));
    require(klTarget > 0, "klTarget must be positive, was " + klTarget);
    require(klCoefficient >= 0, "klCoefficient must not be negative, was " + klCoefficient);
    require(klTolerance >= 1, "klTolerance must be at least 1, was " + klTolerance);
    require(klAdaptation >= 1, "klAdaptation must be at least 1, was " + klAdaptation);
    require(
        positiveTemperature > 0,
        "positiveTemperature must be positive, was " + positiveTemperature);
    require(
        negativeTemperature > 0,
        "negativeTemperature must be positive, was " + negativeTemperature);
    require(varianceLimit >= 0, "varianceLimit must not be negative, was " + varianceLimit);
    require(
        varianceStepSize >= 0, "varianceStepSize must not be negative, was " + varianceStepSize);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The paper's values, with an objective of choice. */
  public static SurrogateSettings of(Kind kind) {
    return new SurrogateSettings(
        kind,
        0.2,
        Optional.empty(),
        Schedule.CONSTANT,
        0.01,
        kind == Kind.FIXED_KL ? 3 : 1,
        1.5,
        2,
        1,
        1.05,
        0.02,
        0.1);
  }

  /** Clipping at {@code 1 -/+ range}. */
  public static SurrogateSettings clip(double range) {
    SurrogateSettings s = of(Kind.CLIP);
    return new SurrogateSettings(
        Kind.CLIP,
        range,
        s.clipRangeHigh,
        s.clipSchedule,
        s.klTarget,
        s.klCoefficient,
        s.klTolerance,
        s.klAdaptation,
        s.positiveTemperature,
        s.negativeTemperature,
        s.varianceLimit,
        s.varianceStepSize);
  }

  /** How far above 1 a ratio may go before it is clipped. */
  public double effectiveClipRangeHigh() {
    return clipRangeHigh.orElse(clipRange);
  }

  /** The objective that these settings describe, in its initial state. */
  public Surrogate create() {
    return switch (kind) {
      case CLIP -> new ClipSurrogate(clipRange, effectiveClipRangeHigh(), clipSchedule);
      case ADAPTIVE_KL ->
          new AdaptiveKlSurrogate(klTarget, klCoefficient, klTolerance, klAdaptation);
      case FIXED_KL -> new KlSurrogate(klCoefficient);
      case NONE -> new KlSurrogate(0);
      case SOFT_GATE -> new SoftGateSurrogate(positiveTemperature, negativeTemperature);
      case RATIO_VARIANCE -> new RatioVarianceSurrogate(varianceLimit, varianceStepSize);
    };
  }
}
