package org.gaitway.ppo;

/** The probability ratio pi / pi_old. */
public final class Ratio {
  /**
   * An action e^20 times as likely as before is beyond any trust region, and its gradient still far
   * from a float's end: objectives that do not bound the ratio would otherwise end in infinities.
   */
  private static final float MAX_LOG = 20;

  private Ratio() {}

  /** e to the difference of log-probabilities, which is taken within -/+ 20. */
  public static float of(float logRatio) {
    return (float) Math.exp(Math.max(-MAX_LOG, Math.min(MAX_LOG, logRatio)));
  }
}
