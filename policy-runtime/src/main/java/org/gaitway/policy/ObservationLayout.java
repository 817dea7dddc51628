package org.gaitway.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of the terms in an observation, the same for training and on the robot.
 *
 * @param terms in order, at least one, each name once
 */
public record ObservationLayout(List<ObservationTerm> terms) {
  /** Checks that there are terms and that names differ. */
  public ObservationLayout {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("an observation has at least one term");
    }
    Set<String> names = new HashSet<>();
    long size = 0;
    for (ObservationTerm term : terms) {
      if (!names.add(term.name())) {
        throw new IllegalArgumentException("observation term '" + term.name() + "' is there twice");
      }
      size += term.width();
    }
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("an observation of " + size + " values is too large");
    }
  }

  /** Number of values in the observation. */
  public int size() {
    return terms.stream().mapToInt(ObservationTerm::width).sum();
  }

  /**
   * Index of the term's first value in the observation.
   *
   * @throws IllegalArgumentException if there is no term of that name
   */
  public int offset(String name) {
    int offset = 0;
    for (ObservationTerm term : terms) {
      if (term.name().equals(name)) {
        return offset;
      }
      offset += term.width();
    }
    throw new IllegalArgumentException(
        "no observation term '"
            + name
            + "'; there are "
            + terms.stream().map(ObservationTerm::name).toList());
  }
}
