package org.gaitway.episode;

import java.util.Map;
import java.util.function.Consumer;

/** Tells what goes wrong with a log: at once when it begins, then every few seconds. */
final class LogReport {
  private static final long BETWEEN_NS = 10_000_000_000L;

  private final String name;
  private final Consumer<String> lines;
  private long told;
  private long nextAt = Long.MIN_VALUE;

  LogReport(String name, Consumer<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** Tells how much was left out, if it is more than before. */
  void dropped(Map<String, Long> counts, long now) {
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    if (total > told && (nextAt == Long.MIN_VALUE || now - nextAt >= 0)) {
      told = total;
      nextAt = now + BETWEEN_NS;
      lines.accept(name + ": the disk is too slow, left out so far: " + text(counts));
    }
  }

  /** Tells that the file takes nothing more. */
  void failed(String reason) {
    lines.accept(
        name
            + ": cannot be written any more ("
            + reason
            + "); what is in it stays readable (gaitway episodes recover makes it whole), the rest"
            + " of this activation is not logged");
  }

  static String text(Map<String, Long> counts) {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (topic, count) ->
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(topic));
    return text.toString();
  }
}
