package org.gaitway.launch.robot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gaitway.launch.TextTable;
import org.gaitway.launch.bench.Measurement;

/**
 * What is told of a tour.
 *
 * @param tour that has ended
 */
record TourReport(Tour tour) {

  /** The figures of the whole tour. */
  List<Measurement> figures() {
    Tracking total = tour.total();
    return List.of(
        new Measurement("tracking.linear-velocity-error", total.linearError(), "m/s"),
        new Measurement("tracking.yaw-rate-error", total.yawError(), "rad/s"),
        new Measurement("falls", tour.falls(), "falls"));
  }

  /** The legs, for JSON. */
  List<Map<String, Object>> legs() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < tour.script().legs().size(); i++) {
      CommandScript.Leg leg = tour.script().legs().get(i);
      Tracking tracking = tour.leg(i);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", leg.name());
      entry.put("command", leg.command());
      entry.put("velocity", List.of(tracking.mean(0), tracking.mean(1), tracking.mean(2)));
      entry.put("linear-velocity-error", tracking.linearError());
      entry.put("yaw-rate-error", tracking.yawError());
      all.add(entry);
    }
    return all;
  }

  /** The legs as a table: commanded, mean, error. */
  String table() {
    TextTable table =
        new TextTable("leg", "commanded", "mean velocity", "error m/s", "error rad/s");
    for (int i = 0; i < tour.script().legs().size(); i++) {
      CommandScript.Leg leg = tour.script().legs().get(i);
      Tracking tracking = tour.leg(i);
      List<Double> told = leg.command();
      table.row(
          leg.name(),
          velocity(told.get(0), told.get(1), told.get(2)),
          velocity(tracking.mean(0), tracking.mean(1), tracking.mean(2)),
          number(tracking.linearError()),
          number(tracking.yawError()));
    }
    return table.toString();
  }

  private static String velocity(double forward, double left, double turning) {
    return String.format(Locale.ROOT, "%5.2f %5.2f %5.2f", forward, left, turning);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
