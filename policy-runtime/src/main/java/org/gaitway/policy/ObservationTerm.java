package org.gaitway.policy;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gaitway.observation.ObservationSource;

/**
 * One named part of the observation. Each value that enters the observation is {@code clip(raw *
 * scale, ±clip)}.
 *
 * @param name what is observed, for example {@code joint-position}; letters, digits and {@code
 *     _./:-}
 * @param size number of values at one instant, at least 1
 * @param scale factor on the raw value, finite
 * @param clip limit of the scaled value, positive, may be infinite
 * @param history number of control steps that the term shows, at least 1; oldest first, the present
 *     one last
 * @param source where the raw values come from on a robot, if that is known
 */
public record ObservationTerm(
    String name,
    int size,
    double scale,
    double clip,
    int history,
    Optional<ObservationSource> source) {
  /** Most values in one term: far over any robot's, far under what memory would notice. */
  private static final int MAX_WIDTH = 1 << 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_./:-]+");

  /** Checks the ranges. */
  public ObservationTerm {
    Objects.requireNonNull(source, "source");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "observation term '" + name + "': a name has letters, digits and _./:- only");
    }
    if (size < 1 || history < 1) {
      throw new IllegalArgumentException(
          "observation term '"
              + name
              + "': size and history must be at least 1, found "
              + size
              + " and "
              + history);
    }
    if ((long) size * history > MAX_WIDTH) {
      throw new IllegalArgumentException(
          "observation term '" + name + "': more than " + MAX_WIDTH + " values");
    }
    if (!Double.isFinite(scale)) {
      throw new IllegalArgumentException(
          "observation term '" + name + "': scale must be finite, found " + scale);
    }
    if (!(clip > 0)) {
      throw new IllegalArgumentException(
          "observation term '" + name + "': clip must be positive, found " + clip);
    }
  }

  /** A term that does not say where its values come from. */
  public ObservationTerm(String name, int size, double scale, double clip, int history) {
    this(name, size, scale, clip, history, Optional.empty());
  }

  /** This term, with its values from there. */
  public ObservationTerm from(ObservationSource newSource) {
    return new ObservationTerm(name, size, scale, clip, history, Optional.of(newSource));
  }

  /** A term of the present instant, neither scaled nor clipped. */
  public static ObservationTerm plain(String name, int size) {
    return new ObservationTerm(name, size, 1, Double.POSITIVE_INFINITY, 1);
  }

  /** Number of values that the term contributes to the observation. */
  public int width() {
    return size * history;
  }
}
