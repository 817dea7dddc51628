package org.gaitway.ppo;

/**
 * Adam's step size over a run. It may be steered to a KL between old and new policy, as in rsl_rl:
 * before each gradient step it is divided by 1.5 where the minibatch's KL is above twice the
 * target, and multiplied by 1.5 where it is below half of it. One thread at a time.
 */
public final class LearningRate {
  /** The factor by which it is steered. */
  public static final double ADAPTATION = 1.5;

  /** It is not steered down from less. */
  public static final double MIN = 1e-5;

  /** It is not steered up from more. */
  public static final double MAX = 1e-2;

  private final PpoSettings settings;
  private final double klTarget;
  private double scheduled;
  private double steered = 1;

  /**
   * A step size in its initial state.
   *
   * @param klTarget not a number for no steering
   */
  private LearningRate(PpoSettings settings, double klTarget) {
    this.settings = settings;
    this.klTarget = klTarget;
    begin(0);
  }

  /** As scheduled, and steered if the settings say so. */
  public static LearningRate ofPolicy(PpoSettings settings) {
    return new LearningRate(settings, settings.learningRateKlTarget().orElse(Double.NaN));
  }

  /**
   * As scheduled, and steered to a KL of choice.
   *
   * @param klTarget [nat]
   */
  public static LearningRate steeredTo(double klTarget, PpoSettings settings) {
    return new LearningRate(settings, klTarget);
  }

  /** As scheduled: the KL says nothing about how fast values should be learned. */
  public static LearningRate ofValue(PpoSettings settings) {
    return new LearningRate(settings, Double.NaN);
  }

  /** Follows the schedule to a fraction of the run in [0, 1]. */
  public void begin(double progress) {
    scheduled = settings.learningRate() * settings.learningRateSchedule().factor(progress);
  }

  /** Whether {@link #observe} wants the KL of each minibatch. */
  public boolean followsKl() {
    return !Double.isNaN(klTarget);
  }

  /** Takes in a minibatch's mean KL(old, new) [nat], before the step on it. */
  public void observe(double kl) {
    if (kl > 2 * klTarget && current() > MIN) {
      steered /= ADAPTATION;
    } else if (kl < klTarget / 2 && kl > 0 && current() < MAX) {
      steered *= ADAPTATION;
    }
  }

  /** The step size now. */
  public double current() {
    return scheduled * steered;
  }

  /** How far steering has taken it from the schedule, as a factor. */
  public double steered() {
    return steered;
  }

  /** Goes on with a saved {@link #steered()}. */
  public void restore(double factor) {
    steered = factor;
  }
}
