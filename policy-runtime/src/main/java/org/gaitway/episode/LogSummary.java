package org.gaitway.episode;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of a log.
 *
 * @param messages in the file
 * @param bytes of the file
 * @param dropped messages that are not in it, by topic; of those with none, nothing
 * @param failure why it ended before its time, if it did
 */
public record LogSummary(
    long messages, long bytes, Map<String, Long> dropped, Optional<String> failure) {
  /** Copies the map. */
  public LogSummary {
    dropped = Map.copyOf(dropped);
  }

  /** What is not in the file, in words: {@code 12 /observation, 3 /tick}. */
  public String droppedText() {
    return LogReport.text(new TreeMap<>(dropped));
  }

  /** Messages that are not in the file. */
  public long totalDropped() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
