package org.gaitway.launch.robot;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.gaitway.control.LoopStatistics;
import org.gaitway.episode.LogSummary;
import org.gaitway.launch.bench.Measurement;

/** What is told of a run: figures, and one line now and then. */
final class RunReport {
  private static final double NS_PER_US = 1000;

  private final Session session;
  private final double startupSeconds;

  /**
   * @param startupSeconds from the start of the JVM to the first command; not a number without one
   */
  RunReport(Session session, double startupSeconds) {
    this.session = session;
    this.startupSeconds = startupSeconds;
  }

  /** All figures. */
  private List<Measurement> figures() {
    LoopStatistics.Snapshot snapshot = session.loop().statistics().snapshot();
    List<Measurement> figures = new ArrayList<>();
    figures.add(new Measurement("startup.first-command", startupSeconds, "s"));
    figures.add(new Measurement("loop.ticks", snapshot.ticks(), "ticks"));
    figures.add(new Measurement("loop.overruns", snapshot.overruns(), "ticks"));
    add(figures, "loop.wakeup", snapshot.wakeUp());
    add(figures, "loop.compute", snapshot.compute());
    add(figures, "loop.jitter", snapshot.jitter());
    session.runLog().flatMap(RunLog::summary).ifPresent(summary -> add(figures, summary));
    session.drivers().tour().ifPresent(tour -> figures.addAll(new TourReport(tour).figures()));
    session
        .loop()
        .interventions()
        .forEach(
            (kind, count) ->
                figures.add(new Measurement("interventions." + kind.word(), count, "ticks")));
    return figures;
  }

  private static void add(List<Measurement> figures, LogSummary summary) {
    figures.add(new Measurement("log.messages", summary.messages(), "messages"));
    figures.add(new Measurement("log.bytes", summary.bytes(), "bytes"));
    figures.add(new Measurement("log.dropped", summary.totalDropped(), "messages"));
  }

  private static void add(List<Measurement> figures, String name, Histogram times) {
    if (times.getTotalCount() > 0) {
      figures.add(microseconds(name + ".p50", times.getValueAtPercentile(50)));
      figures.add(microseconds(name + ".p99", times.getValueAtPercentile(99)));
      figures.add(microseconds(name + ".max", times.getMaxValue()));
    }
  }

  private static Measurement microseconds(String name, long ns) {
    return new Measurement(name, ns / NS_PER_US, "us");
  }

  /** How it goes, in a line. */
  String line() {
    LoopStatistics.Snapshot snapshot = session.loop().statistics().snapshot();
    return String.format(
        Locale.ROOT,
        "%,d ticks, %d missed; wake-up p99 %.0f us, compute p50 %.0f us p99 %.0f us; %s",
        snapshot.ticks(),
        snapshot.overruns(),
        snapshot.wakeUp().getValueAtPercentile(99) / NS_PER_US,
        snapshot.compute().getValueAtPercentile(50) / NS_PER_US,
        snapshot.compute().getValueAtPercentile(99) / NS_PER_US,
        session.status().message());
  }

  /**
   * All of it, for JSON.
   *
   * @param ended why the run ended
   * @param told the episodes of a simulated robot
   */
  Map<String, Object> toJson(String ended, Episodes told) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ended", ended);
    figures().forEach(figure -> all.put(figure.name(), figure.value()));
    all.put("actions", actions());
    session.drivers().tour().ifPresent(tour -> all.put("tour", new TourReport(tour).legs()));
    session
        .runLog()
        .ifPresent(
            logged -> logged.summary().ifPresent(summary -> all.put("log", log(logged, summary))));
    all.put("episodes", told.toJson());
    if (told.count() > 0) {
      all.put("mean-return", told.meanReturn());
    }
    return all;
  }

  /**
   * Prints all of it for people.
   *
   * @param told the episodes of a simulated robot
   */
  void print(PrintWriter out, Episodes told) {
    for (Measurement figure : figures()) {
      out.printf(Locale.ROOT, "%-36s %12.4g %s%n", figure.name(), figure.value(), figure.unit());
    }
    session.drivers().tour().ifPresent(tour -> out.print(new TourReport(tour).table()));
    if (told.count() > 0) {
      out.printf(Locale.ROOT, "%d episodes, mean return %.3f%n", told.count(), told.meanReturn());
    }
  }

  private static Map<String, Object> log(RunLog logged, LogSummary summary) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("file", logged.file().toString());
    all.put("dropped", new TreeMap<String, Object>(summary.dropped()));
    summary.failure().ifPresent(failure -> all.put("failure", failure));
    return all;
  }

  /** What the policies did. */
  private Map<String, Object> actions() {
    Map<String, Object> actions = new LinkedHashMap<>();
    actions.put("count", session.witness().digest().count());
    actions.put("digest", session.witness().digest().toString());
    return actions;
  }
}
