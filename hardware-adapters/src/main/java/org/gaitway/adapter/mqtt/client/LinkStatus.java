package org.gaitway.adapter.mqtt.client;

import java.util.Map;
import java.util.Optional;

/**
 * How a link is, at one instant.
 *
 * @param connected whether messages pass
 * @param problem what went wrong last, if anything did
 * @param counts how often each thing happened since the link was opened
 */
public record LinkStatus(boolean connected, Optional<String> problem, Map<LinkEvent, Long> counts) {
  /** Copies the counts. */
  public LinkStatus {
    counts = Map.copyOf(counts);
  }

  /** How often something happened. */
  public long count(LinkEvent event) {
    return counts.get(event);
  }
}
