package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gaitway.ppo.Batch;
import org.gaitway.rollout.Workers;

/**
 * One workload: our learners and PyTorch do the same update in turns, each with the number of
 * threads that suits it best.
 */
final class LearnerContest {

  private static final double WARM_UP_SECONDS = 3;
  private static final int TORCH_TRIALS = 2;

  /** A number of threads whose first update takes this many times the best is not tried again. */
  private static final double HOPELESS = 5;

  private final LearnerWorkload workload;
  private final Path python;
  private final int rounds;
  private final Consumer<String> progress;

  /**
   * Sets a contest up.
   *
   * @param python an interpreter with PyTorch
   * @param rounds how often all take their turn
   * @param progress hears how far it is
   */
  LearnerContest(LearnerWorkload workload, Path python, int rounds, Consumer<String> progress) {
    this.workload = workload;
    this.python = python;
    this.rounds = rounds;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @throws IOException when PyTorch fails, or does something else than our learners
   */
  List<Measurement> run() throws IOException {
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors());
        LearnerSamples samples = new LearnerSamples(workload);
        ScratchFolder folder = new ScratchFolder();
        TimedLearner cpu = cpuLearner(workers, samples.batch());
        TimedLearner nd4j =
            new TimedLearner("nd4j-time", workload.nd4jLearner(), samples.batch())) {
      TorchLearner.write(folder, workload, samples.batch(), cpu.start(workload));
      try (TorchLearner torch = bestTorch(folder.path())) {
        List<TimedLearner> learners = List.of(cpu, nd4j);
        for (TimedLearner learner : learners) {
          warmUp(learner);
          new UpdateAgreement(learner.start(workload), learner.end(workload))
              .check(torch.parameters());
        }
        return turns(learners, torch);
      }
    }
  }

  private TimedLearner cpuLearner(Workers workers, Batch batch) {
    return new TimedLearner("time", workload.cpuLearner(workers), batch);
  }

  /**
   * Tries powers of two up to all cores; each has a process of its own, so none disturbs others.
   */
  private TorchLearner bestTorch(Path folder) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    int[] counts = IntStream.iterate(1, n -> n <= cores, n -> 2 * n).toArray();
    int best = 1;
    double shortest = Double.POSITIVE_INFINITY;
    for (int threads : counts) {
      double seconds = trial(folder, threads, HOPELESS * shortest);
      say("PyTorch, %d threads: %.1f ms", threads, 1e3 * seconds);
      if (seconds < shortest) {
        best = threads;
        shortest = seconds;
      }
    }
    TorchLearner torch = new TorchLearner(python, folder, best);
    torch.seconds();
    return torch;
  }

  private double trial(Path folder, int threads, double limit) throws IOException {
    try (TorchLearner torch = new TorchLearner(python, folder, threads)) {
      double first = torch.seconds(); // Slower than the others, but not by that much.
      if (first > limit) {
        return first;
      }
      double shortest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < TORCH_TRIALS; i++) {
        shortest = Math.min(shortest, torch.seconds());
      }
      return shortest;
    }
  }

  private static void warmUp(TimedLearner learner) {
    long begin = System.nanoTime();
    do {
      learner.seconds();
    } while (System.nanoTime() - begin < WARM_UP_SECONDS * 1e9);
  }

  private List<Measurement> turns(List<TimedLearner> learners, TorchLearner torch)
      throws IOException {
    double[][] seconds = new double[learners.size()][rounds];
    double[] torchSeconds = new double[rounds];
    double[] speedups = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < learners.size(); i++) {
        seconds[i][round] = learners.get(i).seconds();
      }
      torchSeconds[round] = torch.seconds();
      speedups[round] = torchSeconds[round] / seconds[0][round];
      say("round %d of %d: speed-up %.2f", round + 1, rounds, speedups[round]);
    }
    List<Measurement> results = new ArrayList<>();
    for (int i = 0; i < learners.size(); i++) {
      results.add(figure(learners.get(i).figure(), 1e3 * Median.of(seconds[i]), "ms"));
    }
    results.add(figure("torch-time", 1e3 * Median.of(torchSeconds), "ms"));
    results.add(figure("torch-threads", torch.threads(), "1"));
    results.add(figure("speedup-vs-torch", Median.of(speedups), "1"));
    return results;
  }

  private Measurement figure(String name, double value, String unit) {
    return new Measurement("learner." + workload.name() + "." + name, value, unit);
  }

  private void say(String format, Object... values) {
    progress.accept(workload.name() + " update, " + String.format(Locale.ROOT, format, values));
  }
}
