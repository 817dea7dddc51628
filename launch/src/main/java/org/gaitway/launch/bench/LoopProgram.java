package org.gaitway.launch.bench;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.gaitway.control.ControlLoop;
import org.gaitway.control.LoopStatistics.Snapshot;
import org.gaitway.control.LoopThread;

/**
 * The loop that {@code bench loop} measures, in a JVM of its own: it runs when its standard input
 * says so, and answers each line with one.
 */
final class LoopProgram {
  static final String BETWEEN_NOTICES = ";";
  static final char SPACE = '~';

  /** What starting a thread allocates is not the loop's. */
  private static final long SETTLE_MS = 200;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final LoopThread thread;
  private final FirstTick first;
  private final ControlLoop loop;

  /** The least of all rounds: now and then the JVM allocates on a thread by itself. */
  private double bytesPerTick;

  private long pauses;

  private LoopProgram(LoopThread thread, FirstTick first, ControlLoop loop) {
    this.thread = thread;
    this.first = first;
    this.loop = loop;
  }

  /**
   * Runs to the end of its input.
   *
   * @param args a folder for files, ticks per second, priority, spin [s]
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    LoopThread thread = LoopBenchmarkSetup.thread(Integer.parseInt(args[2]));
    FirstTick first = new FirstTick();
    try (ControlLoop loop =
        LoopBenchmarkSetup.loop(
            Path.of(args[0]),
            Integer.parseInt(args[1]),
            Double.parseDouble(args[3]),
            thread,
            first)) {
      loop.configure();
      LoopProgram program = new LoopProgram(thread, first, loop);
      program.run(0);
      program.forget();
      System.out.println("notices=" + program.notices());
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(program.answer(PeerReply.parse(line)));
      }
    }
  }

  private String notices() {
    return String.join(BETWEEN_NOTICES, thread.notices()).replace(' ', SPACE);
  }

  private String answer(PeerReply request) throws IOException, InterruptedException {
    if (request.values().containsKey("run")) {
      run(request.number("run"));
      return line("max", micros(loop.statistics().snapshot().wakeUp().getMaxValue()));
    } else if (request.values().containsKey("forget")) {
      forget();
      return "done=1";
    }
    return report();
  }

  private void run(double seconds) throws IOException, InterruptedException {
    System.gc(); // What the reports left is not the loop's.
    loop.activate();
    Thread.sleep(SETTLE_MS);
    long id = first.threadId();
    long pausesBefore = collections();
    long ticksBefore = loop.statistics().ticks();
    long bytesBefore = threads.getThreadAllocatedBytes(id);
    Thread.sleep(Math.round(seconds * 1e3));
    double bytes = threads.getThreadAllocatedBytes(id) - bytesBefore;
    long ticks = loop.statistics().ticks() - ticksBefore;
    bytesPerTick = Math.min(bytesPerTick, bytes / Math.max(1, ticks));
    pauses += collections() - pausesBefore;
    loop.deactivate();
    if (loop.failure().isPresent()) {
      throw new IOException("the loop failed", loop.failure().get());
    }
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private void forget() {
    loop.statistics().reset();
    bytesPerTick = Double.POSITIVE_INFINITY;
    pauses = 0;
  }

  private String report() {
    Snapshot snapshot = loop.statistics().snapshot();
    return String.join(
        " ",
        quantiles("wakeup", snapshot.wakeUp()),
        quantiles("compute", snapshot.compute()),
        quantiles("jitter", snapshot.jitter()),
        line("compute.first", micros(first.computeNs())),
        line("bytes-per-tick", bytesPerTick),
        line("gc-pauses", pauses),
        line("overruns", snapshot.overruns()),
        line("ticks", snapshot.ticks()));
  }

  private static String quantiles(String name, Histogram histogram) {
    return String.join(
        " ",
        line(name + ".p50", micros(histogram.getValueAtPercentile(50))),
        line(name + ".p99", micros(histogram.getValueAtPercentile(99))),
        line(name + ".p99.9", micros(histogram.getValueAtPercentile(99.9))),
        line(name + ".max", micros(histogram.getMaxValue())));
  }

  private static double micros(long nanos) {
    return nanos * 1e-3;
  }

  private static String line(String name, double value) {
    return String.format(Locale.ROOT, "%s=%.3f", name, value);
  }
}
