package org.gaitway.replay;

import java.util.List;
import java.util.Optional;

/**
 * What came of taking an episode again.
 *
 * @param unit what was taken again: steps, or ticks of the loop
 * @param steps how many
 * @param compared values that were compared
 * @param differences values that came out otherwise
 * @param first of these, by step; none if there are none
 * @param drift how far replay and log are apart
 * @param gaps how often the log lacked something, after which the replay went on from what it has
 * @param verified what was compared, in words
 * @param notes what is to be known of the result
 */
public record ReplayReport(
    String unit,
    long steps,
    long compared,
    long differences,
    Optional<Difference> first,
    List<Drift.Row> drift,
    long gaps,
    List<String> verified,
    List<String> notes) {
  /** Copies the lists. */
  public ReplayReport {
    drift = List.copyOf(drift);
    verified = List.copyOf(verified);
    notes = List.copyOf(notes);
  }

  /** Whether something was compared, and nothing differs. */
  public boolean isExact() {
    return compared > 0 && differences == 0;
  }
}
