package org.gaitway.episode;

import org.gaitway.safety.Interventions;
import org.gaitway.safety.SafetyMode;

/**
 * A change of the safety envelope's mode, or the beginning of an intervention.
 *
 * @param kind {@code mode} or {@code intervention}
 * @param name of the mode or intervention: {@code ramp-in}, {@code state-age}
 * @param joint that it is of; empty if of none
 * @param response {@code limit}, {@code damp}; empty for a mode
 * @param source what tripped the soft stop; else empty
 * @param value that was found; 0 for a mode
 * @param limit that it is held against; 0 for a mode
 */
public record SafetyEvent(
    String kind,
    String name,
    String joint,
    String response,
    String source,
    double value,
    double limit) {

  /** A change of the mode. */
  public static SafetyEvent mode(SafetyMode mode) {
    return new SafetyEvent("mode", mode.word(), "", "", "", 0, 0);
  }

  /**
   * One of a tick's interventions.
   *
   * @param joint that it is of; empty if of none
   * @param source what tripped the soft stop; empty if nothing did
   */
  public static SafetyEvent intervention(
      Interventions found, int index, String joint, String source) {
    return new SafetyEvent(
        "intervention",
        found.kind(index).word(),
        joint,
        found.response(index).word(),
        source,
        found.value(index),
        found.limit(index));
  }
}
