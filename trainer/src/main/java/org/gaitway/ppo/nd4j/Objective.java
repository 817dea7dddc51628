package org.gaitway.ppo.nd4j;

import java.util.Map;
import org.gaitway.ppo.SurrogateSettings;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a policy's update maximises, as an equation. It may have a coefficient that follows what the
 * updates do. One thread at a time.
 */
interface Objective {
  /** The objective that the settings describe, in its initial state. */
  static Objective of(SurrogateSettings settings) {
    return switch (settings.kind()) {
      case CLIP ->
          new ClipObjective(
              settings.clipRange(), settings.effectiveClipRangeHigh(), settings.clipSchedule());
      case ADAPTIVE_KL ->
          new AdaptiveKlObjective(
              settings.klTarget(),
              settings.klCoefficient(),
              settings.klTolerance(),
              settings.klAdaptation());
      case FIXED_KL -> new KlObjective(settings.klCoefficient());
      case NONE -> new KlObjective(0);
      case SOFT_GATE ->
          new SoftGateObjective(settings.positiveTemperature(), settings.negativeTemperature());
      case RATIO_VARIANCE ->
          new RatioVarianceObjective(settings.varianceLimit(), settings.varianceStepSize());
    };
  }

  /**
   * The equation.
   *
   * @param ratio r, probability of the action over what it was (samples)
   * @param advantage A (samples)
   * @param kl mean KL(old, new) [nat]
   * @param network for placeholders of its own
   * @return the mean over the samples
   */
  SDVariable mean(SDVariable ratio, SDVariable advantage, SDVariable kl, NetworkGraph network);

  /** Present values of its own placeholders, which are numbers. */
  default Map<String, Double> numbers() {
    return Map.of();
  }

  /** Told before each update which fraction of the run, in [0, 1], is over. */
  default void begin(double progress) {}

  /** Told the ratios of a minibatch, once its gradient has been taken. */
  default void observe(INDArray ratios) {}

  /** Whether {@link #end} needs the KL. */
  default boolean followsKl() {
    return false;
  }

  /**
   * Told after each update.
   *
   * @param kl mean KL(old, new) over the update's data [nat], if {@link #followsKl()}
   */
  default void end(double kl) {}

  /** The coefficient that changes; 0 where there is none. */
  default double coefficient() {
    return 0;
  }

  /** Goes on with a saved {@link #coefficient()}. */
  default void restore(double coefficient) {}
}
