package org.gaitway.launch.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.gaitway.control.CommandInput;
import org.gaitway.control.ControlLoop;
import org.gaitway.control.LoopObserver;
import org.gaitway.control.LoopThread;
import org.gaitway.control.TickRecord;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.episode.LogSummary;
import org.gaitway.episode.LoopLog;
import org.gaitway.robot.RobotLayout;

/**
 * Logs a loop in real time, in a JVM with the options that policies run with: what that costs the
 * loop thread. Prints a figure a line.
 */
final class LogPushProgram {
  private static final int JOINTS = 12;
  private static final int OBSERVATION = 48;
  private static final int CALLS = 100_000;
  private static final int ROUNDS = 10;
  private static final int SETTLED = 2_000;
  private static final String SEPARATOR = "\t";

  private LogPushProgram() {}

  /** Times what another observer takes, once the loop has settled. Loop thread only. */
  private static final class Stopwatch implements LoopObserver {
    private final LoopObserver observer;
    private final Histogram times = new Histogram(1, 10_000_000_000L, 3);
    private TickRecord last;
    private int ticks;

    private Stopwatch(LoopObserver observer) {
      this.observer = observer;
    }

    @Override
    public void onTick(TickRecord tick) {
      long start = System.nanoTime();
      observer.onTick(tick);
      long time = System.nanoTime() - start;
      last = tick;
      if (++ticks > SETTLED) {
        times.recordValue(Math.max(1, time));
      }
    }
  }

  /**
   * Measures.
   *
   * @param args a folder for files, ticks per second, priority, how long [s]
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    List<String> names = IntStream.range(0, JOINTS).mapToObj(joint -> "joint-" + joint).toList();
    CommandInput velocity =
        new CommandInput("velocity", new double[3], new double[] {1, 1, 1}, 1_000_000_000L);
    LoopLog log =
        new LoopLog(
            LogSettings.DEFAULTS,
            false,
            () -> new TickRecord(RobotLayout.of(names), OBSERVATION, List.of(velocity)),
            System.err::println);
    Stopwatch watch = new Stopwatch(log);
    LoopThread thread = LoopBenchmarkSetup.thread(Integer.parseInt(args[2]));
    LogSummary summary;
    try (ControlLoop loop =
        LoopBenchmarkSetup.loop(folder, Integer.parseInt(args[1]), 0, thread, watch)) {
      loop.configure();
      log.follow(loop.statistics());
      begin(log, folder.resolve("paced.mcap"));
      loop.activate();
      Thread.sleep(Math.round(1e3 * Double.parseDouble(args[3])));
      loop.deactivate();
      summary = log.end(EpisodeEnd.Outcome.STOPPED);
    }
    print("log.push.p50", watch.times.getValueAtPercentile(50) * 1e-3, "us");
    print("log.push.p99", watch.times.getValueAtPercentile(99) * 1e-3, "us");
    print("log.push.max", watch.times.getMaxValue() * 1e-3, "us");
    print("log.push.bytes-per-call", bytesPerCall(log, folder, watch.last), "B");
    print("log.push.dropped", summary.totalDropped(), "messages");
    print("log.push.messages", summary.messages(), "messages");
  }

  private static void begin(LoopLog log, Path file) throws IOException {
    EpisodeHeader header = EpisodeHeader.begin(EpisodeKind.RUN, "bench");
    log.begin(file.toString(), EpisodeWriter.create(file, header, LogSettings.DEFAULTS), 0);
  }

  /** The least of all rounds: now and then the JVM allocates on a thread by itself. */
  private static double bytesPerCall(LoopLog log, Path folder, TickRecord tick)
      throws IOException, InterruptedException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    begin(log, folder.resolve("unpaced.mcap"));
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        log.onTick(tick);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    log.end(EpisodeEnd.Outcome.STOPPED);
    return (double) least / CALLS;
  }

  private static void print(String name, double value, String unit) {
    System.out.println(String.join(SEPARATOR, name, String.valueOf(value), unit));
  }
}
