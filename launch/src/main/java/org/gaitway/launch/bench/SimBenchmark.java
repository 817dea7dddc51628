package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.gaitway.sim.Model;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code gaitway bench sim}: control steps per second of a complete task loop, against a C loop of
 * {@code mj_step} that runs the same states and controls. The two take turns; the ratio is the
 * median over the rounds.
 */
@Command(
    name = "sim",
    description =
        "Compare the task loop with a raw C loop of mj_step on the same states and controls.")
public final class SimBenchmark implements Callable<Integer> {

  private static final double WARM_UP_SECONDS = 2;

  /** Most that one control step of another mass, friction or push makes [m], [rad]. */
  private static final double ONE_STEP = 0.3;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--task",
      defaultValue = "half-cheetah",
      description = "The task (default: ${DEFAULT-VALUE}).")
  private String task;

  @Option(
      names = "--threads",
      split = ",",
      description = "Numbers of threads (default: 1 and all cores).")
  private List<Integer> threads;

  @Option(
      names = "--rounds",
      defaultValue = "11",
      description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "0.5",
      description = "About how long one turn takes [s] (default: ${DEFAULT-VALUE}).")
  private double seconds;

  /** Both speeds of one round [control steps/s]. */
  private record Round(double task, double raw) {
    double ratio() {
      return task / raw;
    }
  }

  @Override
  public Integer call() throws Exception {
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    TaskDefinition definition = Tasks.define(task, "");
    List<Measurement> results = new ArrayList<>();
    List<Integer> counts =
        threads == null ? List.of(1, Runtime.getRuntime().availableProcessors()) : threads;
    int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
    try (Model model = definition.model().get()) {
      int steps = calibrate(definition, model);
      report.progress("recording " + most + " x " + steps + " control steps of " + task);
      try (RawLoop raw = RawLoop.prepare(definition, model, most, steps)) {
        checkSameStates(definition, model, raw, steps);
        for (int count : counts.stream().distinct().toList()) {
          results.addAll(compare(definition, model, raw, count, steps));
        }
      }
    }
    return results;
  }

  /** Warms the JVM up, and finds how many steps make one turn. */
  private int calibrate(TaskDefinition definition, Model model) {
    int chunk = 200;
    long start = System.nanoTime();
    long chunks = 0;
    long lastChunk = 0;
    try (RandomPolicyRun run = new RandomPolicyRun(definition, model, 0)) {
      while (System.nanoTime() - start < WARM_UP_SECONDS * 1e9) {
        long chunkStart = System.nanoTime();
        run.run(chunk);
        lastChunk = System.nanoTime() - chunkStart;
        chunks++;
      }
    }
    double perStep = Math.min((System.nanoTime() - start) / (double) chunks, lastChunk) / chunk;
    return (int) Math.max(chunk, seconds * 1e9 / perStep);
  }

  /**
   * The comparison holds only if both loops go through the very same states; through neighbouring
   * ones where a task does more than the raw loop can.
   */
  private static void checkSameStates(
      TaskDefinition definition, Model model, RawLoop raw, int steps)
      throws IOException, InterruptedException {
    try (RandomPolicyRun run = new RandomPolicyRun(definition, model, 0)) {
      run.run(steps);
      DoubleBuffer expected = run.qpos();
      double[] found = raw.run(1, 1).finalQpos();
      double tolerance = RawLoop.isExact(definition) ? 0 : ONE_STEP;
      for (int i = 0; i < found.length; i++) {
        if (!(Math.abs(found[i] - expected.get(i)) <= tolerance)) {
          throw new IOException(
              "the raw loop ended elsewhere: qpos["
                  + i
                  + "] is "
                  + found[i]
                  + ", expected "
                  + expected.get(i));
        }
      }
    }
  }

  private List<Measurement> compare(
      TaskDefinition definition, Model model, RawLoop raw, int count, int steps)
      throws IOException, InterruptedException {
    List<Round> measured = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double total = (double) count * steps;
      measured.add(
          new Round(
              total / taskSeconds(definition, model, count, steps),
              total / raw.run(count, 1).seconds()));
      report.progress(
          String.format(
              Locale.ROOT,
              "%d threads, round %d of %d: ratio %.3f",
              count,
              round + 1,
              rounds,
              measured.get(round).ratio()));
    }
    String prefix = "sim." + task + ".threads-" + count;
    return List.of(
        new Measurement(
            prefix + ".steps-per-second",
            Median.of(measured.stream().mapToDouble(Round::task).toArray()),
            "steps/s"),
        new Measurement(
            prefix + ".raw-steps-per-second",
            Median.of(measured.stream().mapToDouble(Round::raw).toArray()),
            "steps/s"),
        new Measurement(
            prefix + ".ratio",
            Median.of(measured.stream().mapToDouble(Round::ratio).toArray()),
            "1"));
  }

  /**
   * Wall time of the task loop on several threads, from a common start to the end of the last [s].
   */
  private static double taskSeconds(TaskDefinition definition, Model model, int count, int steps)
      throws InterruptedException {
    List<RandomPolicyRun> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      runs.add(new RandomPolicyRun(definition, model, i));
    }
    CyclicBarrier start = new CyclicBarrier(count + 1);
    List<Thread> threads =
        runs.stream()
            .map(
                run ->
                    new Thread(
                        () -> {
                          await(start);
                          run.run(steps);
                        }))
            .toList();
    threads.forEach(Thread::start);
    await(start);
    long begin = System.nanoTime();
    for (Thread thread : threads) {
      thread.join();
    }
    double elapsed = (System.nanoTime() - begin) / 1e9;
    runs.forEach(RandomPolicyRun::close);
    return elapsed;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException("interrupted before the start", e);
    }
  }
}
