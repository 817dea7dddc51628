package org.gaitway.episode;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How an episode ended; a file that was cut off has none.
 *
 * @param outcome why
 * @param steps control steps, or ticks of the loop
 * @param totalReward the return; absent where nothing is rewarded
 * @param duration from the first message to the last [s]
 * @param dropped messages that were left out, by topic; of those with none, nothing
 */
public record EpisodeEnd(
    Outcome outcome,
    long steps,
    OptionalDouble totalReward,
    double duration,
    Map<String, Long> dropped) {

  /** The name of the metadata record. */
  public static final String METADATA = "gaitway.end";

  private static final String DROPPED = "dropped.";

  /** Why an episode ended. */
  public enum Outcome {
    /** By the task. */
    TERMINATED,
    /** Its time was over. */
    TRUNCATED,
    /** The simulation yielded what is no number. */
    DIVERGED,
    /** From outside. */
    STOPPED;

    /** The name in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the map. */
  public EpisodeEnd {
    dropped = Map.copyOf(dropped);
  }

  /** An end with every message in the file. */
  public static EpisodeEnd of(Outcome outcome, long steps, double totalReward, double duration) {
    return new EpisodeEnd(outcome, steps, OptionalDouble.of(totalReward), duration, Map.of());
  }

  /** The entries of the metadata record. */
  Map<String, String> toEntries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("outcome", outcome.word());
    entries.put("steps", Long.toString(steps));
    totalReward.ifPresent(value -> entries.put("return", Double.toString(value)));
    entries.put("duration", Double.toString(duration));
    new TreeMap<>(dropped)
        .forEach((topic, count) -> entries.put(DROPPED + topic, count.toString()));
    return entries;
  }

  /**
   * Reads the metadata record.
   *
   * @throws IllegalArgumentException if an entry is missing or none, with its key
   */
  static EpisodeEnd read(Map<String, String> entries) {
    Map<String, Long> dropped = new TreeMap<>();
    for (String key : entries.keySet()) {
      if (key.startsWith(DROPPED)) {
        dropped.put(key.substring(DROPPED.length()), HeaderText.integer(entries, key));
      }
    }
    return new EpisodeEnd(
        outcome(HeaderText.text(entries, "outcome")),
        HeaderText.integer(entries, "steps"),
        entries.containsKey("return")
            ? OptionalDouble.of(HeaderText.number(entries, "return"))
            : OptionalDouble.empty(),
        HeaderText.number(entries, "duration"),
        dropped);
  }

  private static Outcome outcome(String word) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.word().equals(word)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException(
        "outcome: expected terminated, truncated, diverged or stopped, found '"
            + word.toLowerCase(Locale.ROOT)
            + "'");
  }
}
