package org.gaitway.task;

/**
 * The way from a robot's sensors to its controller: an episode's delay, drawn from a range, and
 * messages that are lost, where the last one that came stays.
 *
 * @param minDelay least delay [control steps]
 * @param maxDelay greatest delay [control steps]
 * @param loss fraction of the steps whose message does not come, in [0, 1)
 */
public record Transport(int minDelay, int maxDelay, double loss) {
  /** At once and always. */
  public static final Transport IDEAL = new Transport(0, 0, 0);

  /** Checks the ranges. */
  public Transport {
    if (minDelay < 0 || maxDelay < minDelay || !(loss >= 0 && loss < 1)) {
      throw new IllegalArgumentException(
          "expected 0 <= min-delay <= max-delay and a loss in [0, 1), found "
              + minDelay
              + ", "
              + maxDelay
              + ", "
              + loss);
    }
  }

  /** Whether nothing is late or lost. */
  public boolean isIdeal() {
    return maxDelay == 0 && loss == 0;
  }
}
