package org.gaitway.experiment;

/**
 * A finished run.
 *
 * @param key which
 * @param score what it came to
 * @param curve how it got there
 */
public record RunResult(RunKey key, RunScore score, Curve curve) {

  /**
   * A learning curve. The arrays are shared and must not change.
   *
   * @param steps control steps, ascending
   * @param returns mean return of the last 100 episodes then; not a number before the first
   */
  public record Curve(double[] steps, double[] returns) {}
}
