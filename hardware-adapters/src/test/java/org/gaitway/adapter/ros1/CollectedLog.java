package org.gaitway.adapter.ros1;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a node has to say. */
final class CollectedLog implements NodeLog {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void log(LogLevel level, String message) {
    lines.add(level + " " + message);
  }

  /** Whether a line has all of these in it. */
  boolean has(String... parts) {
    return lines.stream().anyMatch(line -> List.of(parts).stream().allMatch(line::contains));
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
