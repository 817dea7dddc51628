package org.gaitway.safety;

/** Checks what a policy is given and what it gives. */
final class SignalGuard {
  private final double maxObservation;
  private final TripLog log;

  SignalGuard(EnvelopeLimits limits, TripLog log) {
    maxObservation = limits.maxObservation();
    this.log = log;
  }

  /** Notes the first value that is not finite, or else the first that is too large. */
  void checkObservation(float[] observation) {
    int wrong = firstNotFinite(observation);
    if (wrong >= 0) {
      log.trip(Intervention.OBSERVATION_NOT_FINITE, wrong, observation[wrong], 0);
      return;
    }
    for (int i = 0; i < observation.length; i++) {
      if (Math.abs(observation[i]) > maxObservation) {
        log.trip(Intervention.OBSERVATION_RANGE, i, observation[i], maxObservation);
        return;
      }
    }
  }

  /** Notes the first value that is not finite. */
  void checkAction(float[] action) {
    int wrong = firstNotFinite(action);
    if (wrong >= 0) {
      log.trip(Intervention.ACTION_NOT_FINITE, wrong, action[wrong], 0);
    }
  }

  private static int firstNotFinite(float[] values) {
    // 0 x is 0 for a finite x, else not a number: one branch for all values.
    float sum = 0;
    for (float value : values) {
      sum += 0 * value;
    }
    if (sum == 0) {
      return -1;
    }
    int i = 0;
    while (Float.isFinite(values[i])) {
      i++;
    }
    return i;
  }
}
