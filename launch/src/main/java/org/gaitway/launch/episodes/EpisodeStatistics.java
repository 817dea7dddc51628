package org.gaitway.launch.episodes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.Topics;
import org.gaitway.mcap.McapQuery;

/**
 * What many episodes have in common. Returns, lengths and rewards are those of whole episodes;
 * interventions and times of the loop are of all files, parts too.
 */
final class EpisodeStatistics {
  private static final double SECONDS_PER_MINUTE = 60;

  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final Map<String, Long> interventions = new TreeMap<>();
  private final Map<String, Long> dropped = new TreeMap<>();
  private final LoopTimes times = new LoopTimes();
  private double seconds;
  private int files;

  /**
   * Takes a file into account.
   *
   * @throws IOException if it is broken
   * @throws IllegalArgumentException if its messages are not those that their topics' names promise
   */
  void add(EpisodeFile file) throws IOException {
    double duration = file.times().seconds(); // Reads all of the file: damage shows here.
    files++;
    seconds += duration;
    EpisodeState state = EpisodeState.of(file);
    String outcome = state.words();
    if (state == EpisodeState.WHOLE) {
      EpisodeEnd end = file.end().orElseThrow();
      outcome = end.outcome().word();
      addEnd(end);
    }
    outcomes.merge(outcome, 1L, Long::sum);
    Map<String, Double> rewards = new LinkedHashMap<>();
    Set<String> topics = new TreeSet<>(Set.of(Topics.REWARD, Topics.SAFETY, Topics.TICK));
    topics.retainAll(file.types().keySet());
    if (!topics.isEmpty()) {
      file.messages(McapQuery.all(McapQuery.Order.FILE).withTopics(topics), m -> add(m, rewards));
    }
    if (state == EpisodeState.WHOLE) {
      rewards.forEach((term, sum) -> value("reward " + term, sum));
    }
  }

  private void addEnd(EpisodeEnd end) {
    end.totalReward().ifPresent(total -> value("return", total));
    value("steps", end.steps());
    value("seconds", end.duration());
    end.dropped().forEach((topic, count) -> dropped.merge(topic, count, Long::sum));
  }

  private void value(String name, double value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  private void add(EpisodeMessage message, Map<String, Double> rewards) {
    MessageValue value = message.value();
    switch (message.topic()) {
      case Topics.TICK -> times.add(value);
      case Topics.SAFETY -> {
        if (value.text("kind").equals("intervention")) {
          interventions.merge(value.text("name"), 1L, Long::sum);
        }
      }
      default -> {
        String[] terms = value.texts("name");
        double[] earned = value.doubles("value");
        for (int i = 0; i < terms.length; i++) {
          rewards.merge(terms[i], earned[i], Double::sum);
        }
      }
    }
  }

  /** All of it, in the order in which to show it. */
  Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("episodes", files);
    report.put("minutes", seconds / SECONDS_PER_MINUTE);
    report.put("outcomes", outcomes);
    List<Map<String, Object>> rows = new ArrayList<>();
    values.forEach((name, all) -> rows.add(Distribution.of(all).row(name)));
    report.put("distributions", rows);
    report.put("interventions", interventionRows());
    report.put("loop", times.rows());
    report.put("dropped", dropped);
    return report;
  }

  private List<Map<String, Object>> interventionRows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    interventions.forEach(
        (name, count) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("name", name);
          row.put("count", count);
          row.put("per minute", count / (seconds / SECONDS_PER_MINUTE));
          rows.add(row);
        });
    return rows;
  }
}
