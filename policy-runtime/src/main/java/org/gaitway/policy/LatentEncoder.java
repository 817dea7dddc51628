package org.gaitway.policy;

import java.util.Arrays;
import java.util.List;

/**
 * A branch of a {@link PolicyNetwork}: layers that tell the whole normalised observation in a few
 * numbers, which are brought to length 1. The network's own layers take the present part of the
 * normalised observation and, behind it, these numbers:
 *
 * <pre>
 *   told  = branch(normalised)
 *   input = normalised[present], told / max(|told|, shortest)
 * </pre>
 *
 * @param layers at least one; each takes what the one before gives
 * @param present which of the observed values the network's own layers take, in order, at least
 *     one; copied; the accessor gives the record's own array, read only
 * @param shortest length below which the numbers are not brought to 1, positive
 */
public record LatentEncoder(List<DenseLayer> layers, int[] present, float shortest) {
  /** Checks sizes and ranges. */
  public LatentEncoder {
    layers = List.copyOf(layers);
    PolicyNetwork.checkChain(layers);
    present = present.clone();
    int inputs = layers.get(0).inputs();
    if (present.length < 1 || Arrays.stream(present).anyMatch(i -> i < 0 || i >= inputs)) {
      throw new IllegalArgumentException(
          "present must be indices in [0, " + inputs + "), found " + Arrays.toString(present));
    }
    if (!(shortest > 0) || Float.isInfinite(shortest)) {
      throw new IllegalArgumentException("shortest must be positive, found " + shortest);
    }
  }

  /** Number of observed values. */
  public int observationSize() {
    return layers.get(0).inputs();
  }

  /** Number of values that the network's own layers take. */
  public int outputs() {
    return present.length + layers.get(layers.size() - 1).outputs();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LatentEncoder that
        && layers.equals(that.layers)
        && Arrays.equals(present, that.present)
        && Float.compare(shortest, that.shortest) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * layers.hashCode() + Arrays.hashCode(present);
  }
}
