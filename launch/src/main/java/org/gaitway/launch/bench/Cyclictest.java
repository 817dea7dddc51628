package org.gaitway.launch.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaitway.launch.Tool;

/** Runs cyclictest, the usual measure of how well a machine keeps time. */
final class Cyclictest {
  private static final int LONGEST_US = 20_000;
  private static final Pattern BUCKET = Pattern.compile("(\\d+)\\s+(\\d+)");
  private static final Pattern MAX = Pattern.compile("# Max Latencies:\\s*(\\d+)");

  private Cyclictest() {}

  /**
   * @throws IOException if it is not there, with how to get it
   */
  static void require() throws IOException, InterruptedException {
    if (!Tool.succeeds(List.of("cyclictest", "--help"))) {
      throw new IOException(
          "cyclictest is missing; apt-get install rt-tests, and run the benchmark as root");
    }
  }

  /**
   * Lets it wake up at an interval, on one thread.
   *
   * @param priority of SCHED_FIFO
   * @param rate wake-ups per second
   * @param seconds how long
   */
  static LatencyHistogram run(int priority, int rate, double seconds)
      throws IOException, InterruptedException {
    return parse(
        Tool.output(
            List.of(
                "cyclictest",
                "--quiet",
                "--mlockall",
                "--policy=fifo",
                "--priority=" + priority,
                "--interval=" + 1_000_000 / rate,
                String.format(Locale.ROOT, "--loops=%.0f", seconds * rate),
                "--threads=1",
                "--histogram=" + LONGEST_US)));
  }

  /**
   * Reads its output.
   *
   * @throws IOException if there is no latency in it
   */
  static LatencyHistogram parse(String output) throws IOException {
    LatencyHistogram histogram = new LatencyHistogram();
    for (String line : output.lines().toList()) {
      Matcher bucket = BUCKET.matcher(line.strip());
      Matcher max = MAX.matcher(line);
      if (bucket.matches()) {
        histogram.add(Integer.parseInt(bucket.group(1)), Long.parseLong(bucket.group(2)));
      } else if (max.find()) {
        histogram.max(Double.parseDouble(max.group(1)));
      }
    }
    if (histogram.count() == 0) {
      throw new IOException("expected a histogram from cyclictest, found: " + output.strip());
    }
    return histogram;
  }
}
