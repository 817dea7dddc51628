package org.gaitway.observation;

import java.util.Objects;
import org.gaitway.policy.ObservationTerm;

/**
 * A term of the observation, and where it comes from on a robot.
 *
 * @param term its name, size, scale, clip and history
 * @param source of its raw values
 * @param cutoff of a first-order low-pass filter on the raw values [Hz]; positive, infinite for
 *     none
 */
public record SourcedTerm(ObservationTerm term, ObservationSource source, double cutoff) {
  /** Checks the cut-off. */
  public SourcedTerm {
    Objects.requireNonNull(term, "term");
    Objects.requireNonNull(source, "source");
    if (!(cutoff > 0)) {
      throw new IllegalArgumentException(
          "observation term '" + term.name() + "': cutoff must be positive, found " + cutoff);
    }
  }

  /** A term whose raw values are not filtered. */
  public static SourcedTerm of(ObservationTerm term, ObservationSource source) {
    return new SourcedTerm(term, source, Double.POSITIVE_INFINITY);
  }
}
