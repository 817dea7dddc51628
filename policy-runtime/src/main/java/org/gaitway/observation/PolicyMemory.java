package org.gaitway.observation;

import java.util.Arrays;

/** What a policy observes of its own past. */
final class PolicyMemory {
  private final float[] lastAction;
  private final double period;
  private long steps;

  /**
   * @param actionSize values of an action
   * @param period from one step to the next [s]
   */
  PolicyMemory(int actionSize, double period) {
    lastAction = new float[actionSize];
    this.period = period;
  }

  void reset() {
    Arrays.fill(lastAction, 0);
    steps = 0;
  }

  void acted(float[] action) {
    System.arraycopy(action, 0, lastAction, 0, lastAction.length);
    steps++;
  }

  void readLastAction(double[] out, int at) {
    for (int i = 0; i < lastAction.length; i++) {
      out[at + i] = lastAction[i];
    }
  }

  /** Sine and cosine of a clock with a period of so many seconds. */
  void readPhase(double clockPeriod, double[] out, int at) {
    double turns = steps * period / clockPeriod;
    double angle = 2 * Math.PI * (turns - Math.floor(turns));
    out[at] = StrictMath.sin(angle);
    out[at + 1] = StrictMath.cos(angle);
  }
}
