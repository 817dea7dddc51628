package org.gaitway.mcap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Named texts about the file.
 *
 * @param name of the whole
 * @param entries copied, keeps its order
 */
public record McapMetadata(String name, Map<String, String> entries) {

  /** Copies the entries. */
  public McapMetadata {
    Objects.requireNonNull(name, "name");
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
