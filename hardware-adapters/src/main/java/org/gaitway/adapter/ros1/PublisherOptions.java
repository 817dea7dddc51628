package org.gaitway.adapter.ros1;

import org.gaitway.config.Setting;

/**
 * How a topic is published.
 *
 * @param latching whether a new subscriber gets the last message at once
 * @param queueSize most messages that wait for a subscriber that does not keep up; then the oldest
 *     are dropped. What the kernel holds for it comes on top: some megabytes
 */
public record PublisherOptions(
    @Setting("Whether a new subscriber gets the last message at once") boolean latching,
    @Setting(value = "Most messages that wait for a slow subscriber", min = 1, max = 60_000)
        int queueSize) {

  /** Checks the range. */
  public PublisherOptions {
    if (queueSize < 1 || queueSize > 60_000) {
      throw new IllegalArgumentException("queueSize must be from 1 to 60000, was " + queueSize);
    }
  }

  /** For a stream of which the newest matter: not latching, eight messages wait. */
  public static PublisherOptions streaming() {
    return new PublisherOptions(false, 8);
  }

  /** For what changes seldom: each new subscriber gets the last message at once. */
  public static PublisherOptions latched() {
    return new PublisherOptions(true, 8);
  }
}
