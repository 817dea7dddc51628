package org.gaitway.launch.episodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.gaitway.cdr.MessageValue;

/** Times of the control loop, as its ticks have them. */
final class LoopTimes {
  private static final double NANOS_PER_MICROSECOND = 1e3;
  private static final int DIGITS = 3;

  private final Histogram stateAge = new Histogram(DIGITS);
  private final Histogram wakeUp = new Histogram(DIGITS);
  private final Histogram compute = new Histogram(DIGITS);

  /** Takes a message of {@code /tick} into account. */
  void add(MessageValue tick) {
    if (tick.flag("present")) {
      record(stateAge, tick.integer("now") - tick.integer("stamp"));
    }
    record(wakeUp, tick.integer("wake_up") - tick.integer("deadline"));
    record(compute, tick.integer("compute_time"));
  }

  /** Clocks that are not the loop's can be ahead of it. */
  private static void record(Histogram times, long nanos) {
    times.recordValue(Math.max(0, nanos));
  }

  /** Rows of a table, in microseconds; none for what was not measured. */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    addRow("state age", stateAge, rows);
    addRow("wake-up", wakeUp, rows);
    addRow("compute time", compute, rows);
    return rows;
  }

  private static void addRow(String name, Histogram times, List<Map<String, Object>> rows) {
    if (times.getTotalCount() == 0) {
      return;
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name + " [us]");
    row.put("count", times.getTotalCount());
    for (double percentile : new double[] {50, 90, 99, 99.9}) {
      String label = "p" + Double.toString(percentile).replaceAll("\\.0$", "");
      row.put(label, times.getValueAtPercentile(percentile) / NANOS_PER_MICROSECOND);
    }
    row.put("max", times.getMaxValue() / NANOS_PER_MICROSECOND);
    rows.add(row);
  }
}
