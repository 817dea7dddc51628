package org.gaitway.safety;

import java.util.Locale;

/** What happens when a check trips, from nothing to a stop that must be armed again. */
public enum Response {
  /** It is not checked. */
  OFF,
  /** It is counted and logged with its values; nothing else happens. */
  WARN,
  /** The command is brought back to the limit. */
  LIMIT,
  /**
   * The joints are damped until the cause has been gone for the recovery time; then the robot is
   * ramped in again.
   */
  DAMP,
  /** The joints are damped until the soft stop is armed again. */
  STOP;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The name in settings and logs: {@code damp}. */
  public String word() {
    return word;
  }
}
