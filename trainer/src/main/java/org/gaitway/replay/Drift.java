package org.gaitway.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far a replay is from its log, as the greatest absolute difference in each group of numbers,
 * up to some steps: 1, 2, 5, 10, 20, 50, and so on.
 */
public final class Drift {
  private final Map<Long, Map<String, Double>> greatest = new TreeMap<>();
  private final Set<String> groups = new LinkedHashSet<>();
  private long last = -1;

  /**
   * The greatest differences in the steps since the row before.
   *
   * @param steps of the episode up to here
   * @param greatest by group, in the order in which the groups were met; those that were compared
   */
  public record Row(long steps, Map<String, Double> greatest) {}

  /** Takes in the greatest absolute difference in a group at a step. */
  void add(long step, String group, double apart) {
    groups.add(group);
    last = Math.max(last, step);
    greatest
        .computeIfAbsent(bound(step + 1), bound -> new LinkedHashMap<>())
        .merge(group, apart, Math::max);
  }

  /** The least of 1, 2, 5, 10, 20, ... that is not below. */
  private static long bound(long steps) {
    long decade = 1;
    while (true) {
      for (int digit : new int[] {1, 2, 5}) {
        if (steps <= digit * decade) {
          return digit * decade;
        }
      }
      decade *= 10;
    }
  }

  /** The table, by rising steps; the last row ends at the last step. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    greatest.forEach(
        (bound, values) -> {
          Map<String, Double> ordered = new LinkedHashMap<>();
          for (String group : groups) {
            if (values.containsKey(group)) {
              ordered.put(group, values.get(group));
            }
          }
          rows.add(new Row(Math.min(bound, last + 1), ordered));
        });
    return rows;
  }

  /** The groups, in the order in which they were met. */
  public static List<String> groups(List<Row> rows) {
    return rows.stream().flatMap(row -> row.greatest().keySet().stream()).distinct().toList();
  }
}
