package org.gaitway.episode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a policy's output depends on while it is trained, by name and in order: of the network,
 * the observation's normaliser, and whatever else there is.
 *
 * @param singles single-precision numbers; the arrays are not copied
 * @param doubles double-precision numbers; the arrays are not copied
 */
public record PolicyParameters(Map<String, float[]> singles, Map<String, double[]> doubles) {
  /** Copies the maps, not the arrays. */
  public PolicyParameters {
    singles = Collections.unmodifiableMap(new LinkedHashMap<>(singles));
    doubles = Collections.unmodifiableMap(new LinkedHashMap<>(doubles));
  }
}
