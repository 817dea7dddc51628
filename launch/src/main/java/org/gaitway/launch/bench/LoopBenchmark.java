package org.gaitway.launch.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gaitway.launch.RuntimeJvm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code gaitway bench loop}: the control loop on a real-time thread, with a mock robot and a large
 * policy, against cyclictest, which does nothing but wake up. The two take turns at the same
 * priority and interval.
 */
@Command(
    name = "loop",
    description = "Compare the control loop's wake-ups with those of cyclictest.")
public final class LoopBenchmark implements Callable<Integer> {

  private static final double WARM_UP_SECONDS = 1;
  private static final double PERCENT_99 = 0.99;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      description = "Ticks per second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long the loop runs, all rounds together [s] (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--rounds",
      defaultValue = "10",
      description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--priority",
      defaultValue = "80",
      description = "SCHED_FIFO priority of both (default: ${DEFAULT-VALUE}).")
  private int priority;

  @Option(
      names = "--spin",
      defaultValue = "0",
      description = "Time before a deadline that the loop polls [s] (default: ${DEFAULT-VALUE}).")
  private double spin;

  @Override
  public Integer call() throws Exception {
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    Cyclictest.require();
    try (ScratchFolder folder = new ScratchFolder();
        PeerProcess loop = startLoop(folder)) {
      for (String notice : loop.greeting().text("notices").split(LoopProgram.BETWEEN_NOTICES)) {
        report.progress(notice.replace(LoopProgram.SPACE, ' '));
      }
      LatencyHistogram cyclictest = new LatencyHistogram();
      double each = seconds / rounds;
      loop.ask("run=" + WARM_UP_SECONDS);
      loop.ask("forget=1");
      for (int round = 1; round <= rounds; round++) {
        PeerReply part = loop.ask("run=" + each);
        LatencyHistogram turn = Cyclictest.run(priority, rate, each);
        cyclictest.add(turn);
        report.progress(
            String.format(
                Locale.ROOT,
                "round %d of %d: longest wake-up %s us, cyclictest's %.0f us",
                round,
                rounds,
                part.text("max"),
                turn.max()));
      }
      return figures(loop.ask("report=1"), cyclictest);
    }
  }

  private PeerProcess startLoop(ScratchFolder folder) throws IOException {
    List<String> arguments =
        List.of(
            folder.path().toString(),
            String.valueOf(rate),
            String.valueOf(priority),
            String.valueOf(spin));
    return new PeerProcess(
        "the loop", folder.path(), RuntimeJvm.program(LoopProgram.class, arguments).command());
  }

  private static List<Measurement> figures(PeerReply reply, LatencyHistogram cyclictest)
      throws IOException {
    List<Measurement> figures = new ArrayList<>();
    for (String series : List.of("wakeup", "compute", "jitter")) {
      for (String quantile : List.of("p50", "p99", "p99.9", "max")) {
        figures.add(figure(reply, series + "." + quantile, "us"));
      }
    }
    double p99 = cyclictest.quantile(PERCENT_99);
    figures.add(new Measurement("cyclictest.p50", cyclictest.quantile(0.5), "us"));
    figures.add(new Measurement("cyclictest.p99", p99, "us"));
    figures.add(new Measurement("cyclictest.p99.9", cyclictest.quantile(0.999), "us"));
    figures.add(new Measurement("cyclictest.max", cyclictest.max(), "us"));
    figures.add(
        new Measurement(
            "loop.wakeup.ratio-p99-vs-cyclictest",
            Double.parseDouble(reply.text("wakeup.p99")) / p99,
            "1"));
    figures.add(figure(reply, "compute.first", "us"));
    figures.add(figure(reply, "bytes-per-tick", "B"));
    figures.add(figure(reply, "gc-pauses", "1"));
    figures.add(figure(reply, "overruns", "1"));
    figures.add(figure(reply, "ticks", "1"));
    return figures;
  }

  private static Measurement figure(PeerReply reply, String name, String unit) throws IOException {
    return new Measurement("loop." + name, Double.parseDouble(reply.text(name)), unit);
  }
}
