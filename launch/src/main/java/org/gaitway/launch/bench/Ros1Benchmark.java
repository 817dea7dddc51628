package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.gaitway.launch.RosMaster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code gaitway bench ros1}: how long a joint state is under way to another process and a command
 * back, beside the same in roscpp.
 */
@Command(
    name = "ros1",
    description = "Compare the round trip of a ROS 1 message between two processes with roscpp's.")
public final class Ros1Benchmark implements Callable<Integer> {

  private static final double WARM_UP_RATE = 4000;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--rate",
      defaultValue = "500",
      description = "Messages in a second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "How long each round of each pair takes (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--rounds",
      defaultValue = "6",
      description = "Rounds in which the two take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "MESSAGES",
      defaultValue = "20000",
      description =
          "Messages before the first round; the JVM compiles for good after some 10,000 (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp;

  /**
   * Quantiles of the time that a message was under way [µs].
   *
   * @param p50 the median
   * @param p99 in 99 of 100 cases it was less
   * @param p999 in 999 of 1000 cases it was less
   */
  private record Quantiles(double p50, double p99, double p999) {

    static Quantiles of(long[] sortedNanos) {
      return new Quantiles(at(sortedNanos, 0.5), at(sortedNanos, 0.99), at(sortedNanos, 0.999));
    }

    private static double at(long[] sorted, double fraction) {
      return sorted[Math.min(sorted.length - 1, (int) (fraction * sorted.length))] / 1e3;
    }
  }

  /**
   * What one round found.
   *
   * @param java this library
   * @param roscpp the peer
   */
  private record Round(Quantiles java, Quantiles roscpp) {}

  @Override
  public Integer call() throws Exception {
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    List<String> java = JavaProgram.command(RoundTripNode.class, List.of());
    try (ScratchFolder scratch = new ScratchFolder()) {
      Path roscpp = RoscppProgram.provide(scratch, report::progress);
      try (RosMaster master = RosMaster.own();
          RoundTripPair ours = new RoundTripPair("java", java, master, scratch.path());
          RoundTripPair theirs =
              new RoundTripPair("roscpp", List.of(roscpp.toString()), master, scratch.path())) {
        report.progress("warming up");
        ours.run(warmUp, WARM_UP_RATE);
        theirs.run(warmUp, WARM_UP_RATE);
        return figures(turns(ours, theirs));
      }
    }
  }

  private List<Round> turns(RoundTripPair ours, RoundTripPair theirs) throws IOException {
    int count = (int) Math.max(1, rate * seconds);
    List<Round> measured = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Quantiles java = Quantiles.of(ours.run(count, rate));
      Quantiles roscpp = Quantiles.of(theirs.run(count, rate));
      measured.add(new Round(java, roscpp));
      report.progress(
          String.format(
              Locale.ROOT,
              "round %d of %d: %.1f and %.1f us, roscpp %.1f and %.1f us (p50, p99)",
              i + 1,
              rounds,
              java.p50(),
              java.p99(),
              roscpp.p50(),
              roscpp.p99()));
    }
    return measured;
  }

  private static List<Measurement> figures(List<Round> measured) {
    String prefix = "ros1.roundtrip.";
    return List.of(
        figure(measured, prefix + "p50", "us", r -> r.java.p50),
        figure(measured, prefix + "p99", "us", r -> r.java.p99),
        figure(measured, prefix + "p99.9", "us", r -> r.java.p999),
        figure(measured, prefix + "roscpp-p50", "us", r -> r.roscpp.p50),
        figure(measured, prefix + "roscpp-p99", "us", r -> r.roscpp.p99),
        figure(measured, prefix + "roscpp-p99.9", "us", r -> r.roscpp.p999),
        figure(measured, prefix + "ratio-p50-vs-roscpp", "1", r -> r.java.p50 / r.roscpp.p50),
        figure(measured, prefix + "ratio-p99-vs-roscpp", "1", r -> r.java.p99 / r.roscpp.p99));
  }

  private static Measurement figure(
      List<Round> measured, String name, String unit, ToDoubleFunction<Round> value) {
    return new Measurement(name, Median.of(measured.stream().mapToDouble(value).toArray()), unit);
  }
}
