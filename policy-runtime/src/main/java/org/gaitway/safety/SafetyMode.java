package org.gaitway.safety;

import java.util.Locale;

/**
 * What the safety envelope lets through.
 *
 * <pre>
 *   RAMP_IN --ramp over--> RUN
 *   RAMP_IN, RUN --late--> HOLD --on time--> the one before
 *   RAMP_IN, RUN, HOLD --fault--> DAMP --gone for the recovery time--> RAMP_IN
 *   any --stop--> STOPPED --armed again--> RAMP_IN
 * </pre>
 */
public enum SafetyMode {
  /** The targets go from the measured pose to the policy's. */
  RAMP_IN,
  /** The policy's targets, within the limits. */
  RUN,
  /** The last targets once more, since the loop is late. */
  HOLD,
  /** No stiffness, no effort, damping alone, since something is wrong. */
  DAMP,
  /** The same, until the stop is armed again. */
  STOPPED;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in logs: {@code ramp-in}. */
  public String word() {
    return word;
  }

  /** Whether joints are damped only. */
  public boolean isDamping() {
    return this == DAMP || this == STOPPED;
  }
}
