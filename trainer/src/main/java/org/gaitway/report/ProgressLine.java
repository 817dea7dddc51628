package org.gaitway.report;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how a run is doing: on a terminal one line that is rewritten in place, elsewhere plain
 * lines now and then, without control characters. Rate and time left come from the last seconds, so
 * they follow a run that slows down. Not thread-safe.
 */
public final class ProgressLine {

  /**
   * A moment of a run.
   *
   * @param steps environment steps taken so far
   * @param meanReturn mean return of the last episodes; NaN before the first has ended
   * @param kl mean KL divergence of the last update [nats]
   * @param clipFraction share of samples whose ratio was clipped in the last update, 0 to 1
   */
  public record Sample(long steps, double meanReturn, double kl, double clipFraction) {}

  private record Moment(long nanos, long steps) {}

  private static final long TERMINAL_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PLAIN_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long RATE_WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long RATE_MINIMUM_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final String ERASE_TO_END_OF_LINE = "\u001B[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final long totalSteps;
  private final LongSupplier nanoTime;
  private final Deque<Moment> recent = new ArrayDeque<>();
  private final long startNanos;
  private final long startSteps;
  private long lastShownNanos;
  private long lastShownTenth;
  private boolean lineOpen;

  /**
   * Starts the clock.
   *
   * @param out where to write
   * @param terminal whether that is a terminal, where a line can be rewritten
   * @param startSteps steps already taken, above 0 for a resumed run
   * @param totalSteps steps at the end of the run
   * @param nanoTime the clock, as {@link System#nanoTime}
   */
  public ProgressLine(
      PrintWriter out, boolean terminal, long startSteps, long totalSteps, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.startSteps = startSteps;
    this.totalSteps = totalSteps;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.lastShownNanos = startNanos;
    this.lastShownTenth = tenth(startSteps);
    recent.add(new Moment(startNanos, startSteps));
  }

  /**
   * Takes note of a moment, and shows it when it is time to.
   *
   * @param sample the moment
   */
  public void update(Sample sample) {
    long now = nanoTime.getAsLong();
    remember(new Moment(now, sample.steps()));
    if (isDue(now, sample.steps())) {
      show(line(sample, eta(sample.steps())), now, sample.steps());
    }
  }

  /**
   * Shows the last moment and ends the line.
   *
   * @param sample the moment
   */
  public void finish(Sample sample) {
    long now = nanoTime.getAsLong();
    double seconds = (now - startNanos) / 1e9;
    recent.clear();
    recent.add(new Moment(startNanos, startSteps));
    recent.add(new Moment(now, sample.steps()));
    show(line(sample, "in " + duration(seconds)), now, sample.steps());
    endLine();
  }

  /**
   * Says something between two moments, without tearing the line.
   *
   * @param text one line
   */
  public void note(String text) {
    if (lineOpen) {
      out.print("\r" + ERASE_TO_END_OF_LINE);
      lineOpen = false;
    }
    out.println(text);
    out.flush();
  }

  /** Ends an open line, so that what follows starts on a fresh one. */
  public void endLine() {
    if (lineOpen) {
      out.println();
      out.flush();
      lineOpen = false;
    }
  }

  private boolean isDue(long now, long steps) {
    if (steps >= totalSteps) {
      return false; // The end is shown by finish, with the time it took.
    } else if (terminal) {
      return now - lastShownNanos >= TERMINAL_INTERVAL_NANOS || !lineOpen;
    }
    return now - lastShownNanos >= PLAIN_INTERVAL_NANOS || tenth(steps) > lastShownTenth;
  }

  private void show(String text, long now, long steps) {
    if (terminal) {
      out.print("\r" + text + ERASE_TO_END_OF_LINE);
      out.flush();
      lineOpen = true;
    } else {
      out.println(text);
      out.flush();
    }
    lastShownNanos = now;
    lastShownTenth = tenth(steps);
  }

  private long tenth(long steps) {
    return totalSteps == 0 ? 0 : steps * 10 / totalSteps;
  }

  /** Keeps the moments of the window and the last one before it. */
  private void remember(Moment moment) {
    recent.addLast(moment);
    while (recent.size() > 2 && secondOldest().nanos() <= moment.nanos() - RATE_WINDOW_NANOS) {
      recent.removeFirst();
    }
  }

  private Moment secondOldest() {
    return recent.stream().skip(1).findFirst().orElseThrow();
  }

  /** Steps per second over the window; NaN while there is too little to tell. */
  private double rate() {
    long nanos = recent.getLast().nanos() - recent.getFirst().nanos();
    long steps = recent.getLast().steps() - recent.getFirst().steps();
    return nanos <= 0 ? Double.NaN : steps * 1e9 / nanos;
  }

  private String eta(long steps) {
    boolean tooEarly = recent.getLast().nanos() - startNanos < RATE_MINIMUM_NANOS;
    double seconds = Math.max(0, totalSteps - steps) / rate();
    return "ETA " + (tooEarly || !Double.isFinite(seconds) ? "-:--" : duration(seconds));
  }

  private String line(Sample sample, String time) {
    // A run ends with a whole round, which may take it beyond its steps.
    double percent = totalSteps == 0 ? 100 : Math.min(100, 100.0 * sample.steps() / totalSteps);
    return String.format(
        Locale.ROOT,
        "%3.0f%%  %s/%s  %s steps/s  return %s  KL %s  clip %s  %s",
        percent,
        quantity(sample.steps()),
        quantity(totalSteps),
        quantity(rate()),
        decimals(sample.meanReturn(), 1),
        decimals(sample.kl(), 4),
        decimals(sample.clipFraction(), 2),
        time);
  }

  private static String decimals(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** Three or four digits and a unit: 950, 12.3k, 1.00M. */
  public static String quantity(double value) {
    if (Double.isNaN(value)) {
      return "-";
    } else if (value < 1_000) {
      return String.format(Locale.ROOT, "%.0f", value);
    } else if (value < 100_000) {
      return String.format(Locale.ROOT, "%.1fk", value / 1e3);
    } else if (value < 999_500) {
      return String.format(Locale.ROOT, "%.0fk", value / 1e3);
    }
    return String.format(Locale.ROOT, "%.2fM", value / 1e6);
  }

  /** Minutes and seconds, with hours from the first on: 0:07, 12:30, 3:05:00. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
