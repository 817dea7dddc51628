package org.gaitway.adapter.mqtt.client;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * Counts what happens on a link, and says what goes wrong: at once when it begins, and then at most
 * every ten seconds for as long as it goes on. For any thread; {@link #count} is wait-free.
 */
public final class LinkEvents {
  private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(10);

  private final Consumer<String> log;
  private final AtomicLongArray counts = new AtomicLongArray(LinkEvent.values().length);
  private final Map<LinkEvent, Long> saidAt = new EnumMap<>(LinkEvent.class);
  private final Map<LinkEvent, Long> saidCount = new EnumMap<>(LinkEvent.class);
  private volatile String problem;

  /**
   * @param log takes one line each time; called by the link's threads
   */
  public LinkEvents(Consumer<String> log) {
    this.log = log;
  }

  /** Counts something. Allocation-free. */
  public void count(LinkEvent event) {
    counts.incrementAndGet(event.ordinal());
  }

  /** Counts a problem, and says it unless the same kind was said a moment ago. */
  public void problem(LinkEvent event, String message) {
    count(event);
    problem = message;
    Optional<String> line = line(event, message);
    line.ifPresent(log);
  }

  /** Says something, in any case. */
  public void say(String message) {
    log.accept(message);
  }

  private synchronized Optional<String> line(LinkEvent event, String message) {
    long now = System.nanoTime();
    long count = counts.get(event.ordinal());
    Long before = saidAt.get(event);
    if (before != null && now - before < PAUSE_NS) {
      return Optional.empty();
    }
    saidAt.put(event, now);
    Long counted = saidCount.put(event, count);
    long silent = count - (counted == null ? 0 : counted) - 1;
    return Optional.of(silent > 0 ? message + " (and " + silent + " more such)" : message);
  }

  /** All counts, and the last problem. */
  public LinkStatus status(boolean connected) {
    Map<LinkEvent, Long> all = new EnumMap<>(LinkEvent.class);
    for (LinkEvent event : LinkEvent.values()) {
      all.put(event, counts.get(event.ordinal()));
    }
    return new LinkStatus(connected, Optional.ofNullable(problem), all);
  }
}
