package org.gaitway.experiment;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.gaitway.report.ProgressLine;

/**
 * Shows how an experiment goes: runs done, steps per second of all runs together, and the time
 * left, from the speed that each task has been seen to train at. On a terminal one line is
 * rewritten in place, elsewhere a line is written now and then. Not thread-safe.
 */
public final class ExperimentProgress implements ExperimentListener {
  private static final long TERMINAL_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PLAIN_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long RATE_WINDOW_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final String ERASE_TO_END_OF_LINE = "\u001B[K";

  /** How far a run is, and what this session has seen of it. */
  private static final class Course {
    private long steps;
    private long beganSteps;
    private long beganNanos;
    private long lastNanos;
    private boolean ended;
  }

  private record Moment(long nanos, long steps) {}

  private final PrintWriter out;
  private final boolean terminal;
  private final int atOnce;
  private final LongSupplier nanoTime;
  private final long stepsPerRun;
  private final Map<RunKey, Course> courses = new LinkedHashMap<>();
  private final Deque<Moment> recent = new ArrayDeque<>();
  private final int runs;
  private int failures;
  private int dropped;
  private long lastShownNanos;
  private boolean lineOpen;

  /**
   * Starts the clock.
   *
   * @param out where to write
   * @param terminal whether that is a terminal, where a line can be rewritten
   * @param experiment whose runs are to be shown
   * @param stepsPerRun length of a run
   * @param atOnce how many run side by side
   * @param nanoTime the clock, as {@link System#nanoTime}
   */
  public ExperimentProgress(
      PrintWriter out,
      boolean terminal,
      Experiment experiment,
      long stepsPerRun,
      int atOnce,
      LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.atOnce = atOnce;
    this.nanoTime = nanoTime;
    this.stepsPerRun = stepsPerRun;
    this.runs = experiment.runs().size();
    experiment.unfinished().forEach(run -> courses.put(run.key(), new Course()));
    this.lastShownNanos = nanoTime.getAsLong();
  }

  @Override
  public void began(RunKey run, long steps) {
    Course course = courses.get(run);
    course.steps = steps;
    course.beganSteps = steps;
    course.beganNanos = nanoTime.getAsLong();
    course.lastNanos = course.beganNanos;
  }

  @Override
  public void advanced(RunKey run, long steps) {
    Course course = courses.get(run);
    course.steps = steps;
    course.lastNanos = nanoTime.getAsLong();
  }

  @Override
  public void finished(RunKey run) {
    courses.get(run).ended = true;
  }

  @Override
  public void failed(RunKey run, Exception cause) {
    courses.get(run).ended = true;
    failures++;
    endLine();
    out.println(run + " failed: " + cause.getMessage());
    out.flush();
  }

  @Override
  public void dropped(RunKey run) {
    courses.remove(run);
    dropped++;
  }

  @Override
  public void tick() {
    long now = nanoTime.getAsLong();
    if (now - lastShownNanos >= (terminal ? TERMINAL_INTERVAL_NANOS : PLAIN_INTERVAL_NANOS)) {
      show(now);
    }
  }

  /** Leaves the line as it is, so that other text can follow. */
  public void endLine() {
    if (lineOpen) {
      out.println();
      out.flush();
      lineOpen = false;
    }
  }

  private void show(long now) {
    remember(new Moment(now, sessionSteps()));
    lastShownNanos = now;
    if (terminal) {
      out.print("\r" + line() + ERASE_TO_END_OF_LINE);
      lineOpen = true;
    } else {
      out.println(line());
    }
    out.flush();
  }

  private void remember(Moment moment) {
    recent.addLast(moment);
    while (recent.size() > 2 && recent.getFirst().nanos() < moment.nanos() - RATE_WINDOW_NANOS) {
      recent.removeFirst();
    }
  }

  private long sessionSteps() {
    return courses.values().stream().mapToLong(c -> c.steps - c.beganSteps).sum();
  }

  String line() {
    long open = courses.values().stream().filter(course -> !course.ended).count();
    String failed = failures == 0 ? "" : "  " + failures + " failed";
    double seconds = secondsLeft();
    return String.format(
        Locale.ROOT,
        "%d/%d runs%s  %s steps/s  ETA %s",
        runs - dropped - open - failures,
        runs - dropped,
        failed,
        ProgressLine.quantity(rate()),
        Double.isFinite(seconds) ? ProgressLine.duration(seconds) : "-:--");
  }

  private double rate() {
    if (recent.size() < 2) {
      return Double.NaN;
    }
    Moment from = recent.getFirst();
    Moment to = recent.getLast();
    return (to.steps() - from.steps()) * 1e9 / (to.nanos() - from.nanos());
  }

  /** The work that is left, over the runs side by side. */
  double secondsLeft() {
    Map<String, Double> speeds = speeds();
    double typical =
        speeds.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double seconds = 0;
    int open = 0;
    for (Map.Entry<RunKey, Course> entry : courses.entrySet()) {
      Course course = entry.getValue();
      if (!course.ended) {
        double speed = speeds.getOrDefault(entry.getKey().task(), typical);
        seconds += Math.max(0, stepsPerRun - course.steps) / speed;
        open++;
      }
    }
    return open == 0 ? 0 : seconds / Math.min(open, atOnce);
  }

  /** Steps per second of a single run, by task, where there is something to tell from. */
  private Map<String, Double> speeds() {
    Map<String, double[]> sums = new LinkedHashMap<>();
    courses.forEach(
        (run, course) -> {
          double[] sum = sums.computeIfAbsent(run.task(), task -> new double[2]);
          sum[0] += course.steps - course.beganSteps;
          sum[1] += (course.lastNanos - course.beganNanos) / 1e9;
        });
    Map<String, Double> speeds = new LinkedHashMap<>();
    sums.forEach(
        (task, sum) -> {
          if (sum[0] > 0 && sum[1] > 0) {
            speeds.put(task, sum[0] / sum[1]);
          }
        });
    return speeds;
  }
}
